import { Button } from '@patternfly/react-core/dist/esm/components/Button';
import {
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
} from '@patternfly/react-core/dist/esm/components/EmptyState';
import ExclamationCircleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon';
import SearchIcon from '@patternfly/react-icons/dist/esm/icons/search-icon';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ComponentType, ReactNode } from 'react';
import { faultText } from './faultText';
import { Loading } from './Loading';
import { useText } from './text';

interface LoadedProps<T> {
  readonly query: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
}

/** Shows what a query brought; what it brought earlier stays on the screen while the engine is away. */
export function Loaded<T>({ query, children }: LoadedProps<T>) {
  const say = useText();
  if (query.data !== undefined) return children(query.data);
  if (query.error === null) return <Loading />;
  const { title, detail } = faultText(say, query.error);
  return (
    <EmptyState titleText={title} headingLevel="h2" status="danger" icon={ExclamationCircleIcon}>
      <EmptyStateBody>{detail}</EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          <Button variant="link" isLoading={query.isFetching} onClick={() => void query.refetch()}>
            {say('fault.retry')}
          </Button>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
}

interface NothingYetProps {
  readonly title: string;
  readonly icon: ComponentType;
  readonly children: ReactNode;
}

/** An empty list says how its first entry comes to be. */
export function NothingYet({ title, icon, children }: NothingYetProps) {
  return (
    <EmptyState titleText={title} headingLevel="h2" icon={icon}>
      <EmptyStateBody>{children}</EmptyStateBody>
    </EmptyState>
  );
}

export function NoMatch({ filter, onClear }: { readonly filter: string; readonly onClear: () => void }) {
  const say = useText();
  return (
    <EmptyState titleText={say('common.noMatch.title')} headingLevel="h2" icon={SearchIcon}>
      <EmptyStateBody>
        {filter === '' ? say('common.noMatch.other') : say('common.noMatch.body', { filter })}
      </EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          <Button variant="link" onClick={onClear}>
            {say('common.clearFilter')}
          </Button>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
}
