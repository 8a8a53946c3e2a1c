import { lazy, memo, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Vm, VmAction } from '../../api/vms';
import { RowActions } from '../../shared/RowActions';
import { statusText, useText } from '../../shared/text';
import { needsConfirmation, VM_ACTIONS, whyNoConsole, whyNot } from './vmActions';
import { pendingVmActions } from './vmChanges';
import { useVmAction } from './useVmAction';

/** Fetched when something is first asked. */
const VmConfirm = lazy(() => import('./VmConfirm'));

/** The actions on one machine; `label` makes the toggle a button with words, as in the drawer. */
export const VmActionMenu = memo(function VmActionMenu({
  vm,
  label,
}: {
  readonly vm: Vm;
  readonly label?: string;
}) {
  const say = useText();
  const act = useVmAction();
  const navigate = useNavigate();
  const pending = pendingVmActions.use(vm.id, vm.status);
  const [asking, setAsking] = useState<Exclude<VmAction, 'start'>>();
  const status = statusText(say, vm.status);

  const actions = VM_ACTIONS.map((action) => {
    const why = pending === undefined ? whyNot(action, vm) : 'vms.why.pending';
    return {
      key: action,
      label: say(`vms.action.${action}`),
      danger: action === 'stop',
      whyNot: why && say(why, { name: vm.name, status }),
      run: () => {
        if (needsConfirmation(action)) setAsking(action);
        else void act(vm, action);
      },
    };
  });

  const noConsole = whyNoConsole(vm);
  const items = [
    ...actions,
    {
      key: 'console',
      label: say('vms.action.console'),
      whyNot: noConsole && say(noConsole, { name: vm.name, status }),
      run: () => void navigate(`/vms/${vm.id}/console`),
    },
  ];

  return (
    <>
      <RowActions name={vm.name} items={items} {...(label !== undefined && { label })} />
      {asking !== undefined && (
        <Suspense fallback={null}>
          <VmConfirm
            vm={vm}
            action={asking}
            onClose={() => setAsking(undefined)}
            onConfirm={() => void act(vm, asking)}
          />
        </Suspense>
      )}
    </>
  );
});
