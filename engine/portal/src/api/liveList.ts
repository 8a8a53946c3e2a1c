import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { Fault } from './faults';
import type { Change } from './stream';

/** Anything with an identity can be a row. */
interface Row {
  readonly id: string;
}

/** How one kind of row is kept in step with the engine. */
export interface LiveList<T extends Row> {
  /** The key of the list in the cache. */
  readonly key: QueryKey;
  /** Reads an entity sent along with a change; undefined when it lacks what the row shows. */
  readonly read: (entity: unknown) => T | undefined;
  readonly fetch: (id: string) => Promise<T>;
  /** Told of every row that was written, with what it was before. */
  readonly onRow?: (row: T, before: T | undefined) => void;
}

/** Beyond this many rows in one batch, one request for the list is cheaper than one for each. */
const SINGLE_FETCHES = 10;

/** Writes a batch of changes into the cached list, touching only the rows that changed. */
export async function applyChanges<T extends Row>(
  client: QueryClient,
  list: LiveList<T>,
  changes: readonly Change[],
) {
  // An answer on its way may be older than these changes, and would overwrite them.
  const inFlight = client.isFetching({ queryKey: list.key, exact: true }) > 0;
  if (client.getQueryData(list.key) === undefined) {
    if (inFlight) await readAgain(client, list.key);
    return;
  }
  const last = new Map(changes.map((change) => [change.id, change]));
  const toFetch: string[] = [];
  const rows: T[] = [];
  const removed: string[] = [];
  for (const { id, change, entity } of last.values()) {
    const row = change === 'removed' || entity === undefined ? undefined : list.read(entity);
    if (change === 'removed') removed.push(id);
    else if (row === undefined) toFetch.push(id);
    else rows.push(row);
  }
  write(client, list, rows, removed);
  if (inFlight || toFetch.length > SINGLE_FETCHES) {
    await readAgain(client, list.key);
  } else if (toFetch.length > 0) {
    await refetch(client, list, toFetch);
  }
}

const waiting = new WeakMap<QueryClient, Set<string>>();

/** Reads a list again, after the answer that is on its way: restarting that one at each change might never end. */
export async function readAgain(client: QueryClient, key: QueryKey) {
  const queued = waiting.get(client) ?? new Set<string>();
  waiting.set(client, queued);
  const name = JSON.stringify(key);
  if (queued.has(name)) return;
  const query = client.getQueryCache().find({ queryKey: key, exact: true });
  if (query?.state.fetchStatus === 'fetching') {
    queued.add(name);
    await query.promise?.catch(() => undefined);
    queued.delete(name);
  }
  await client.invalidateQueries({ queryKey: key, exact: true });
}

async function refetch<T extends Row>(client: QueryClient, list: LiveList<T>, ids: readonly string[]) {
  const rows: T[] = [];
  const removed: string[] = [];
  const one = async (id: string) => {
    try {
      rows.push(await list.fetch(id));
    } catch (error) {
      if (error instanceof Fault && error.status === 404) removed.push(id);
      else await readAgain(client, list.key);
    }
  };
  await Promise.all(ids.map(one));
  write(client, list, rows, removed);
}

function write<T extends Row>(
  client: QueryClient,
  list: LiveList<T>,
  rows: readonly T[],
  removed: readonly string[],
) {
  if (rows.length === 0 && removed.length === 0) return;
  const before = new Map<string, T>();
  client.setQueryData<readonly T[]>(list.key, (old) => {
    if (old === undefined) return undefined;
    for (const row of old) before.set(row.id, row);
    return patched(old, rows, removed);
  });
  for (const row of rows) list.onRow?.(row, before.get(row.id));
}

/** The list with some rows replaced, added at the end, or taken out; all others stay the same objects. */
export function patched<T extends Row>(
  old: readonly T[],
  rows: readonly T[],
  removed: readonly string[],
): readonly T[] {
  const fresh = new Map(rows.map((row) => [row.id, row]));
  const gone = new Set(removed);
  const kept = old.filter((row) => !gone.has(row.id)).map((row) => fresh.get(row.id) ?? row);
  const known = new Set(old.map((row) => row.id));
  return [...kept, ...rows.filter((row) => !known.has(row.id))];
}
