import type { Host, HostAction } from '../../api/hosts';
import type { MessageId } from '../../shared/messages';

export const HOST_ACTIONS = ['activate', 'deactivate'] as const satisfies readonly HostAction[];

/** Why the engine would refuse an action now; undefined when it may be asked. */
export function whyNot(action: HostAction, { status }: Pick<Host, 'status'>): MessageId | undefined {
  const entering = status === 'preparing_for_maintenance';
  if (['installing', 'installing_os', 'initializing', 'reboot', 'pending_approval'].includes(status)) {
    return 'hosts.why.busy';
  }
  if (action === 'activate')
    return status === 'up' || status === 'connecting' ? 'hosts.why.active' : undefined;
  return status === 'maintenance' || entering ? 'hosts.why.inMaintenance' : undefined;
}
