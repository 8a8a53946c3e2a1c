import type { Vm, VmAction } from '../../api/vms';
import type { MessageId } from '../../shared/messages';

export const VM_ACTIONS = ['start', 'shutdown', 'reboot', 'stop'] as const satisfies readonly VmAction[];

/** Where an action makes sense. Power off works nearly everywhere: it is the way out of a guest that hangs. */
const ALLOWED_IN: Readonly<Record<VmAction, readonly string[]>> = {
  start: ['down', 'paused', 'suspended'],
  shutdown: ['up', 'powering_up', 'reboot_in_progress'],
  reboot: ['up'],
  stop: [
    'up',
    'paused',
    'suspended',
    'powering_up',
    'powering_down',
    'wait_for_launch',
    'reboot_in_progress',
    'not_responding',
  ],
};

/** Why the engine would refuse an action now; undefined when it may be asked. */
export function whyNot(
  action: VmAction,
  { status, external }: Pick<Vm, 'status' | 'external'>,
): MessageId | undefined {
  if (external) return 'vms.why.external';
  if (ALLOWED_IN[action].includes(status)) return undefined;
  if (status === 'unknown' || status === 'unassigned') return 'vms.why.unknown';
  if (status === 'down') return 'vms.why.notRunning';
  if (action === 'start' && ['up', 'powering_up', 'reboot_in_progress', 'not_responding'].includes(status)) {
    return 'vms.why.running';
  }
  if (status === 'paused' || status === 'suspended') return 'vms.why.notRunning';
  return 'vms.why.busy';
}

const WITH_CONSOLE: readonly string[] = ['up', 'paused', 'powering_down', 'reboot_in_progress'];

/** Why the machine shows nothing now; undefined when its console can be opened. */
export function whyNoConsole({ status, external }: Pick<Vm, 'status' | 'external'>): MessageId | undefined {
  if (external) return 'vms.why.external';
  return WITH_CONSOLE.includes(status) ? undefined : 'vms.why.notRunning';
}

/** Actions that disturb whoever uses the machine are asked about first. */
export function needsConfirmation(action: VmAction): action is Exclude<VmAction, 'start'> {
  return action !== 'start';
}
