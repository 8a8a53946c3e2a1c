import { Button } from '@patternfly/react-core/dist/esm/components/Button';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Fault } from '../../api/faults';
import { readAgain } from '../../api/liveList';
import { queries } from '../../api/queries';
import { actOnVms, MOST_VMS, type ManyVmsAction, type Vm } from '../../api/vms';
import { faultText } from '../../shared/faultText';
import { RowActions } from '../../shared/RowActions';
import { shownTask } from '../../shared/shownTask';
import '../../shared/lateTexts';
import { useText } from '../../shared/text';
import { toastFailure } from '../../shared/toasts';
import { whyNot } from './vmActions';

/** Fetched when something is first asked. */
const ConfirmDialog = lazy(() => import('../../shared/ConfirmDialog'));

const ACTIONS = ['start', 'shutdown', 'stop'] as const satisfies readonly ManyVmsAction[];
const NAMED = 10;

interface VmSelectionProps {
  readonly vms: readonly Vm[];
  readonly onClear: () => void;
}

/** What can be done with the machines that are selected: one task for all, which is shown then. */
export default function VmSelection({ vms, onClear }: VmSelectionProps) {
  const say = useText();
  const act = useManyVmsAction();
  const [asking, setAsking] = useState<ManyVmsAction>();
  const possible = (action: ManyVmsAction) => vms.filter((vm) => whyNot(action, vm) === undefined);

  return (
    <div className="v-labelled" role="group" aria-label={say('vms.many.actions')}>
      <span role="status">{say('vms.many.selected', { count: vms.length })}</span>
      <RowActions
        name={say('vms.many.actions')}
        label={say('vms.column.actions')}
        items={ACTIONS.map((action) => {
          const able = possible(action).length;
          const some = say('vms.many.some', { possible: able, count: vms.length });
          return {
            key: action,
            label:
              able === vms.length ? say(`vms.action.${action}`) : `${say(`vms.action.${action}`)} (${some})`,
            danger: action === 'stop',
            whyNot:
              able === 0
                ? say(`vms.many.none.${action}`)
                : able > MOST_VMS
                  ? say('vms.many.tooMany', { most: MOST_VMS })
                  : undefined,
            run: () => setAsking(action),
          };
        })}
      />
      <Button variant="link" isInline onClick={onClear}>
        {say('vms.many.clear')}
      </Button>
      {asking !== undefined && (
        <Suspense fallback={null}>
          <ConfirmDialog
            title={say(`vms.many.confirm.${asking}.title`, { count: possible(asking).length })}
            body={say(`vms.many.confirm.${asking}.body`)}
            confirm={say(`vms.action.${asking}`)}
            danger={asking === 'stop'}
            onClose={() => setAsking(undefined)}
            onConfirm={() => void act(possible(asking), asking, onClear)}
          >
            <Names vms={possible(asking)} />
          </ConfirmDialog>
        </Suspense>
      )}
    </div>
  );
}

function Names({ vms }: { readonly vms: readonly Vm[] }) {
  const say = useText();
  const rest = vms.length - NAMED;
  return (
    <ul>
      {vms.slice(0, NAMED).map(({ id, name }) => (
        <li key={id} dir="auto">
          {name}
        </li>
      ))}
      {rest > 0 && <li>{say('common.more', { count: rest })}</li>}
    </ul>
  );
}

function useManyVmsAction() {
  const say = useText();
  const client = useQueryClient();
  return async (vms: readonly Vm[], action: ManyVmsAction, onDone: () => void) => {
    try {
      const ids = vms.map(({ id }) => id);
      shownTask.set(await actOnVms(ids, action));
      onDone();
      await readAgain(client, queries.jobs.queryKey);
    } catch (error) {
      if (error instanceof Fault && error.kind === 'signed-out') return;
      const { title, detail } = faultText(say, error);
      toastFailure(say(`vms.many.failed.${action}`), [title, detail]);
    }
  };
}
