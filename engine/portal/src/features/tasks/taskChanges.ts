import type { QueryClient } from '@tanstack/react-query';
import { readAgain } from '../../api/liveList';
import { queries } from '../../api/queries';
import type { Change } from '../../api/stream';

/** Reads the tasks again, and the steps of those that changed where they are open. */
export async function applyTaskChanges(client: QueryClient, changes: readonly Change[]): Promise<void> {
  const ids = new Set(changes.filter(({ type }) => type === 'task').map(({ id }) => id));
  if (ids.size === 0) return;
  await Promise.all([
    readAgain(client, queries.jobs.queryKey),
    ...[...ids].map((id) => readAgain(client, queries.steps(id).queryKey)),
  ]);
}
