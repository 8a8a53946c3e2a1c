import { lazy, Suspense, useEffect, useRef, type ReactNode } from 'react';
import { FilterInput } from './FilterInput';
import { PAGE_SIZE, type ListState } from './listState';
import { useText } from './text';

/** Only long lists have pages: fetched when the first one is shown. */
const ListPages = lazy(() => import('./ListPages'));

interface ListToolbarProps {
  readonly list: ListState;
  readonly filterBy: string;
  readonly shown: number;
  readonly total: number;
  readonly page: number;
  readonly children?: ReactNode;
}

/** The bar above every list: filter (also by the `/` key), further filters, count, pages. */
export function ListToolbar({ list, filterBy, shown, total, page, children }: ListToolbarProps) {
  const say = useText();
  const input = useRef<HTMLInputElement>(null);
  const label = say('common.filter', { what: filterBy });

  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof Element && event.target.closest('input, textarea, select, [role=dialog]');
      if (event.key !== '/' || (typing !== null && typing !== false)) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', focus);
    return () => {
      document.removeEventListener('keydown', focus);
    };
  }, []);

  return (
    <div className="v-toolbar">
      <div className="v-filter">
        <FilterInput inputRef={input} label={label} value={list.filter} onChange={list.setFilter} />
      </div>
      {children}
      <span className="v-subtle v-nowrap" role="status">
        {say('common.count', { shown, total })}
      </span>
      {shown > PAGE_SIZE && (
        <Suspense fallback={null}>
          <ListPages shown={shown} page={page} onPage={list.setPage} />
        </Suspense>
      )}
    </div>
  );
}
