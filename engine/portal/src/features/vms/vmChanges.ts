import type { QueryClient } from '@tanstack/react-query';
import { applyChanges, type LiveList } from '../../api/liveList';
import { queries } from '../../api/queries';
import type { Change } from '../../api/stream';
import { fetchVm, readVm, type Vm, type VmAction } from '../../api/vms';
import { createPending } from '../../shared/pending';

/** The actions on machines whose effect has not been seen yet. */
export const pendingVmActions = createPending<VmAction>();

const vmList: LiveList<Vm> = {
  key: queries.vms.queryKey,
  read: readVm,
  fetch: fetchVm,
  onRow: ({ id, status }) => pendingVmActions.seen(id, status),
};

/** Brings rows and open details in step with changes of machines and of their disks. */
export async function applyVmChanges(client: QueryClient, changes: readonly Change[]): Promise<void> {
  const ofVms = changes.filter(({ type }) => type === 'vm');
  const details = new Set(ofVms.map(({ id }) => id));
  const diskChanged = changes.some(({ type }) => type === 'disk');
  const reread = diskChanged
    ? [client.invalidateQueries({ queryKey: queries.vmParts() })]
    : [...details].map((id) => client.invalidateQueries({ queryKey: queries.vmParts(id) }));
  await Promise.all([...(ofVms.length > 0 ? [applyChanges(client, vmList, ofVms)] : []), ...reread]);
}
