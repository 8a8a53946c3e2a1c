import type { QueryClient } from '@tanstack/react-query';
import { readAgain } from '../../api/liveList';
import { queries } from '../../api/queries';
import type { Change } from '../../api/stream';

/** Reads the newest events again when one was written. */
export async function applyEventChanges(client: QueryClient, changes: readonly Change[]): Promise<void> {
  if (changes.some(({ type }) => type === 'event')) await readAgain(client, queries.events.queryKey);
}
