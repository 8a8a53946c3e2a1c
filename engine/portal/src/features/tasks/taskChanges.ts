import type { QueryClient } from '@tanstack/react-query';
import { readAgain } from '../../api/liveList';
import { queries, taskKeys } from '../../api/queries';
import type { Change } from '../../api/stream';

/** Reads the tasks again, and of those that changed what is open, parts of others included. */
export async function applyTaskChanges(client: QueryClient, changes: readonly Change[]): Promise<void> {
  const ids = new Set(changes.filter(({ type }) => type === 'task').map(({ id }) => id));
  if (ids.size === 0) return;
  const pages = client.getQueryCache().findAll({ queryKey: taskKeys.children, type: 'active' });
  // A whole tells how many of its parts are done: it is read again whichever task it was that changed.
  const wholes = new Set([...ids, ...pages.map(({ queryKey }) => String(queryKey[2]))]);
  await Promise.all([
    readAgain(client, queries.jobs.queryKey),
    ...pages.map(({ queryKey }) => readAgain(client, queryKey)),
    ...[...wholes].map((id) => readAgain(client, queries.job(id).queryKey)),
    ...[...ids].flatMap((id) => [readAgain(client, taskKeys.steps(id)), readAgain(client, taskKeys.log(id))]),
  ]);
}
