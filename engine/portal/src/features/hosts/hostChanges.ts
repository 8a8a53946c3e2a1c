import type { QueryClient } from '@tanstack/react-query';
import { fetchHost, readHost, type Host, type HostAction } from '../../api/hosts';
import { applyChanges, type LiveList } from '../../api/liveList';
import { queries } from '../../api/queries';
import type { Change } from '../../api/stream';
import { createPending } from '../../shared/pending';

/** The actions on hosts whose effect has not been seen yet. */
export const pendingHostActions = createPending<HostAction>();

const hostList: LiveList<Host> = {
  key: queries.hosts.queryKey,
  read: readHost,
  fetch: fetchHost,
  onRow: ({ id, status }) => pendingHostActions.seen(id, status),
};

/** Brings the rows in step with changes of hosts. */
export async function applyHostChanges(client: QueryClient, changes: readonly Change[]): Promise<void> {
  const ofHosts = changes.filter(({ type }) => type === 'host');
  if (ofHosts.length > 0) await applyChanges(client, hostList, ofHosts);
}
