import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { Fault } from '../../api/faults';
import { actOnVm, type Vm, type VmAction } from '../../api/vms';
import { faultText } from '../../shared/faultText';
import { useText } from '../../shared/text';
import { toastFailure } from '../../shared/toasts';
import { applyVmChanges, pendingVmActions } from './vmChanges';

/** Sends an action; the row shows it as on its way at once, and a refusal is told in the engine's words. */
export function useVmAction() {
  const say = useText();
  const client = useQueryClient();
  return useCallback(
    async ({ id, name, status }: Vm, action: VmAction) => {
      try {
        await pendingVmActions.during(id, { action, from: status }, () => actOnVm(id, action));
        await applyVmChanges(client, [{ type: 'vm', id, change: 'updated' }]);
      } catch (error) {
        if (error instanceof Fault && error.kind === 'signed-out') return;
        const { title, detail } = faultText(say, error);
        toastFailure(say(`vms.failed.${action}`, { name }), [title, detail]);
      }
    },
    [say, client],
  );
}
