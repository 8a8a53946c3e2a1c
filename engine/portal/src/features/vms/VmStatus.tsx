import type { Vm } from '../../api/vms';
import { StatusText } from '../../shared/StatusText';
import { statusTone } from '../../shared/statusTone';
import { statusText, useText } from '../../shared/text';
import { pendingVmActions } from './vmChanges';

/** The status of a machine, or the action on its way. */
export function VmStatus({ vm }: { readonly vm: Vm }) {
  const say = useText();
  const pending = pendingVmActions.use(vm.id, vm.status);
  if (pending !== undefined) return <StatusText tone="busy">{say(`vms.pending.${pending}`)}</StatusText>;
  return (
    <StatusText tone={statusTone(vm.status)} detail={vm.statusDetail}>
      {statusText(say, vm.status)}
    </StatusText>
  );
}
