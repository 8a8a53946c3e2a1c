import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { LOCALE } from './text';

export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

/** What a list shows of its rows: kept in the address, so that it can be linked to and survives a reload. */
export interface ListState {
  readonly filter: string;
  readonly sort: Sort;
  readonly page: number;
  readonly setFilter: (filter: string) => void;
  readonly setSort: (sort: Sort) => void;
  readonly setPage: (page: number) => void;
}

/** `name` sorts upwards, `-name` downwards. */
export function readSort(text: string | null, fallback: string): Sort {
  const given = text === null || text === '' ? fallback : text;
  return { column: given.replace(/^-/, ''), descending: given.startsWith('-') };
}

export function useListState(defaultSort: string): ListState {
  const [params, setParams] = useSearchParams();
  const filter = params.get('q') ?? '';
  const sortText = params.get('sort');
  const page = Math.max(1, Number.parseInt(params.get('page') ?? '1', 10) || 1);

  const put = useCallback(
    (changes: Record<string, string>) =>
      setParams(
        (old) => {
          const next = new URLSearchParams(old);
          for (const [key, value] of Object.entries(changes)) {
            if (value === '') next.delete(key);
            else next.set(key, value);
          }
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );

  const sort = useMemo(() => readSort(sortText, defaultSort), [sortText, defaultSort]);
  return useMemo(
    () => ({
      filter,
      sort,
      page,
      setFilter: (value) => put({ q: value, page: '' }),
      setSort: ({ column, descending }) => put({ sort: `${descending ? '-' : ''}${column}`, page: '' }),
      setPage: (value) => put({ page: value === 1 ? '' : String(value) }),
    }),
    [filter, sort, page, put],
  );
}

export type SortValue = string | number | undefined;

const collator = new Intl.Collator(LOCALE, { numeric: true, sensitivity: 'base' });

function compare(a: SortValue, b: SortValue): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return collator.compare(String(a), String(b));
}

/** Sorts by one value a row; rows without the value come last either way, and equal ones keep their order. */
export function sorted<T>(rows: readonly T[], value: (row: T) => SortValue, descending: boolean): T[] {
  const direction = descending ? -1 : 1;
  return rows
    .map((row) => ({ row, value: value(row) }))
    .sort((a, b) => {
      if (a.value === undefined || b.value === undefined) {
        return Number(a.value === undefined) - Number(b.value === undefined);
      }
      return direction * compare(a.value, b.value);
    })
    .map(({ row }) => row);
}

export const PAGE_SIZE = 50;

/** The rows of one page; a page past the end is the last one. */
export function pageOf<T>(rows: readonly T[], page: number): { rows: readonly T[]; page: number } {
  const last = Math.max(1, Math.ceil(rows.length / PAGE_SIZE));
  const shown = Math.min(page, last);
  return { rows: rows.slice((shown - 1) * PAGE_SIZE, shown * PAGE_SIZE), page: shown };
}
