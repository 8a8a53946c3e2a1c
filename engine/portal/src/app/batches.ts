/**
 * Hands on what comes in batches: the first at once, then at most one batch in each span.
 * One change shows without delay, a storm of them costs a bounded number of updates.
 */
export function createBatches<T>(spanMs: number, take: (batch: readonly T[]) => void) {
  let batch: T[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = undefined;
    if (batch.length === 0) return;
    const full = batch;
    batch = [];
    timer = setTimeout(flush, spanMs);
    take(full);
  };
  return {
    add: (item: T) => {
      batch.push(item);
      timer ??= setTimeout(flush, 0);
    },
    stop: () => {
      clearTimeout(timer);
      timer = undefined;
      batch = [];
    },
  };
}
