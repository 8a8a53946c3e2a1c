import { QueryClient } from '@tanstack/react-query';
import { Fault } from '../api/faults';

/** Data is fresh until the stream says otherwise; only an engine that cannot be reached is asked twice. */
export function createClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        refetchOnWindowFocus: false,
        networkMode: 'always',
        retry: (failures, error) => failures < 1 && error instanceof Fault && error.kind === 'unreachable',
        retryDelay: 1_000,
      },
    },
  });
}
