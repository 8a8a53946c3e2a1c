import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBatches } from './batches';

describe('batches', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('handsOnTheFirstAtOnceAndTheRestTogether', () => {
    const taken: (readonly number[])[] = [];
    const batches = createBatches<number>(250, (batch) => taken.push(batch));
    batches.add(1);
    vi.advanceTimersByTime(1);
    expect(taken).toEqual([[1]]);
    batches.add(2);
    batches.add(3);
    vi.advanceTimersByTime(200);
    expect(taken).toHaveLength(1);
    vi.advanceTimersByTime(60);
    expect(taken).toEqual([[1], [2, 3]]);
  });

  it('isAtOnceAgainAfterAPause', () => {
    const taken: (readonly number[])[] = [];
    const batches = createBatches<number>(250, (batch) => taken.push(batch));
    batches.add(1);
    vi.advanceTimersByTime(1000);
    batches.add(2);
    vi.advanceTimersByTime(1);
    expect(taken).toEqual([[1], [2]]);
  });

  it('dropsWhatIsLeftWhenStopped', () => {
    const taken: unknown[] = [];
    const batches = createBatches<number>(250, (batch) => taken.push(batch));
    batches.add(1);
    batches.stop();
    vi.advanceTimersByTime(1000);
    expect(taken).toEqual([]);
  });
});
