import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { Fault } from './faults';
import { applyChanges, patched, type LiveList } from './liveList';
import type { Change } from './stream';

interface Row {
  readonly id: string;
  readonly value: number;
}

const KEY = ['rows'];
const row = (id: string, value = 0): Row => ({ id, value });
const change = (id: string, rest: Partial<Change> = {}): Change => ({
  type: 'vm',
  id,
  change: 'updated',
  ...rest,
});

function cacheWith(rows: readonly Row[]) {
  const client = new QueryClient();
  client.setQueryData(KEY, rows);
  const fetched: string[] = [];
  const list: LiveList<Row> = {
    key: KEY,
    read: (entity) => entity as Row,
    fetch: (id) => {
      fetched.push(id);
      if (id === 'gone') return Promise.reject(new Fault('refused', { status: 404 }));
      return Promise.resolve(row(id, 9));
    },
  };
  return { client, list, fetched, rows: () => client.getQueryData<Row[]>(KEY) ?? [] };
}

describe('a list in step with the engine', () => {
  it('replacesOnlyTheRowThatChanged', async () => {
    const [a, b] = [row('a'), row('b')];
    const { client, list, rows, fetched } = cacheWith([a, b]);
    await applyChanges(client, list, [change('b', { entity: row('b', 5) })]);
    expect(rows()).toEqual([row('a'), row('b', 5)]);
    expect(rows()[0]).toBe(a);
    expect(fetched).toEqual([]);
  });

  it('asksForARowThatCameWithoutItsEntityOnceHoweverOftenItChanged', async () => {
    const { client, list, rows, fetched } = cacheWith([row('a')]);
    await applyChanges(client, list, [change('a'), change('a'), change('a')]);
    expect(fetched).toEqual(['a']);
    expect(rows()).toEqual([row('a', 9)]);
  });

  it('addsWhatIsNewAndDropsWhatIsGone', async () => {
    const { client, list, rows } = cacheWith([row('a'), row('b'), row('gone')]);
    await applyChanges(client, list, [
      change('c', { change: 'created' }),
      change('b', { change: 'removed' }),
      change('gone'),
    ]);
    expect(rows()).toEqual([row('a'), row('c', 9)]);
  });

  it('readsTheWholeListAfterAStorm', async () => {
    const { client, list, fetched } = cacheWith([row('a')]);
    const storm = Array.from({ length: 40 }, (_, index) => change(String(index)));
    await applyChanges(client, list, storm);
    expect(fetched).toEqual([]);
    expect(client.getQueryState(KEY)?.isInvalidated).toBe(true);
  });

  it('asksForNothingWhileNobodyLooksAtTheList', async () => {
    const { list, fetched } = cacheWith([]);
    await applyChanges(new QueryClient(), list, [change('a')]);
    expect(fetched).toEqual([]);
  });

  it('readsAListAgainWhoseAnswerWasOnItsWay', async () => {
    const { list } = cacheWith([]);
    const client = new QueryClient();
    let reads = 0;
    const observer = new QueryObserver(client, {
      queryKey: KEY,
      queryFn: async () => {
        reads += 1;
        await Promise.resolve();
        return [row('a', reads)];
      },
    });
    const stop = observer.subscribe(() => undefined);
    await applyChanges(client, list, [change('a')]);
    expect(reads).toBe(2);
    expect(client.getQueryData(KEY)).toEqual([row('a', 2)]);
    stop();
  });

  it('tellsOfEachRowWhatItWasBefore', async () => {
    const { client, list } = cacheWith([row('a', 1)]);
    const seen: unknown[] = [];
    await applyChanges(client, { ...list, onRow: (now, before) => seen.push([now, before]) }, [
      change('a', { entity: row('a', 2) }),
    ]);
    expect(seen).toEqual([[row('a', 2), row('a', 1)]]);
  });

  it('keepsTheOrderOfTheOthers', () => {
    expect(patched([row('a'), row('b'), row('c')], [row('b', 1), row('d')], ['c'])).toEqual([
      row('a'),
      row('b', 1),
      row('d'),
    ]);
  });
});
