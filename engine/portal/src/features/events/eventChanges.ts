import type { QueryClient } from '@tanstack/react-query';
import { readAgain } from '../../api/liveList';
import { queries } from '../../api/queries';
import type { Change } from '../../api/stream';

/** Reads the newest events again when one was written, and those of a machine where they are open. */
export async function applyEventChanges(client: QueryClient, changes: readonly Change[]): Promise<void> {
  if (!changes.some(({ type }) => type === 'event')) return;
  const lists = client.getQueryCache().findAll({ queryKey: queries.events.queryKey });
  await Promise.all(lists.map(({ queryKey }) => readAgain(client, queryKey)));
}
