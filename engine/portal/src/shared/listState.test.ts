import { describe, expect, it } from 'vitest';
import { pageOf, readSort, sorted } from './listState';

describe('sorting', () => {
  it('countsNumbersInNames', () => {
    expect(sorted(['vm-10', 'vm-9', 'VM-1'], (name) => name, false)).toEqual(['VM-1', 'vm-9', 'vm-10']);
  });

  it('putsRowsWithoutAValueLastEitherWay', () => {
    const rows = [{ n: undefined }, { n: 2 }, { n: 1 }];
    expect(sorted(rows, ({ n }) => n, false).map(({ n }) => n)).toEqual([1, 2, undefined]);
    expect(sorted(rows, ({ n }) => n, true).map(({ n }) => n)).toEqual([2, 1, undefined]);
  });

  it('keepsTheOrderOfEqualRows', () => {
    const rows = [
      { id: 'a', n: 1 },
      { id: 'b', n: 1 },
    ];
    expect(sorted(rows, ({ n }) => n, true)).toEqual(rows);
  });

  it('readsTheAddress', () => {
    expect(readSort('-memory', 'name')).toEqual({ column: 'memory', descending: true });
    expect(readSort(null, 'name')).toEqual({ column: 'name', descending: false });
    expect(readSort('', '-time')).toEqual({ column: 'time', descending: true });
  });
});

describe('pages', () => {
  const rows = Array.from({ length: 120 }, (_, index) => index);

  it('cutsFiftyRowsAPage', () => {
    expect(pageOf(rows, 2).rows[0]).toBe(50);
    expect(pageOf(rows, 3).rows).toHaveLength(20);
  });

  it('showsTheLastPageForOnePastTheEnd', () => {
    expect(pageOf(rows, 9)).toMatchObject({ page: 3 });
    expect(pageOf([], 9)).toEqual({ rows: [], page: 1 });
  });
});
