import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { Fault } from '../../api/faults';
import { actOnHost, type Host, type HostAction } from '../../api/hosts';
import { faultText } from '../../shared/faultText';
import { useText } from '../../shared/text';
import { toastFailure } from '../../shared/toasts';
import { applyHostChanges, pendingHostActions } from './hostChanges';

/** Sends an action; the row shows it as on its way at once, and a refusal is told in the engine's words. */
export function useHostAction() {
  const say = useText();
  const client = useQueryClient();
  return useCallback(
    async ({ id, name, status }: Host, action: HostAction) => {
      try {
        await pendingHostActions.during(id, { action, from: status }, () => actOnHost(id, action));
        await applyHostChanges(client, [{ type: 'host', id, change: 'updated' }]);
      } catch (error) {
        if (error instanceof Fault && error.kind === 'signed-out') return;
        const { title, detail } = faultText(say, error);
        toastFailure(say(`hosts.failed.${action}`, { name }), [title, detail]);
      }
    },
    [say, client],
  );
}
