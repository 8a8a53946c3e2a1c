import type { Vm, VmAction } from '../../api/vms';
import ConfirmDialog from '../../shared/ConfirmDialog';
import '../../shared/lateTexts';
import { useText } from '../../shared/text';

interface VmConfirmProps {
  readonly vm: Vm;
  readonly action: Exclude<VmAction, 'start'>;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before an action that disturbs whoever uses the machine. */
export default function VmConfirm({ vm: { name }, action, onConfirm, onClose }: VmConfirmProps) {
  const say = useText();
  return (
    <ConfirmDialog
      title={say(`vms.confirm.${action}.title`, { name })}
      body={say(`vms.confirm.${action}.body`, { name })}
      confirm={say(`vms.action.${action}`)}
      danger={action === 'stop'}
      onClose={onClose}
      onConfirm={onConfirm}
    />
  );
}
