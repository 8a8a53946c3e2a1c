import { lazy, memo, Suspense, useState } from 'react';
import type { Host } from '../../api/hosts';
import { RowActions } from '../../shared/RowActions';
import { statusText, useText } from '../../shared/text';
import { HOST_ACTIONS, whyNot } from './hostActions';
import { pendingHostActions } from './hostChanges';
import { useHostAction } from './useHostAction';

/** Fetched when something is first asked. */
const ConfirmDialog = lazy(() => import('../../shared/ConfirmDialog'));

interface HostActionMenuProps {
  readonly host: Host;
  readonly label?: string;
}

/** The actions on one host; `label` makes the toggle a button with words, as in the drawer. */
export const HostActionMenu = memo(function HostActionMenu({ host, label }: HostActionMenuProps) {
  const say = useText();
  const act = useHostAction();
  const pending = pendingHostActions.use(host.id, host.status);
  const [asking, setAsking] = useState(false);
  const { name } = host;

  const items = HOST_ACTIONS.map((action) => {
    const why = pending === undefined ? whyNot(action, host) : 'hosts.why.pending';
    return {
      key: action,
      label: say(`hosts.action.${action}`),
      whyNot: why && say(why, { name, status: statusText(say, host.status) }),
      run: () => {
        if (action === 'deactivate') setAsking(true);
        else void act(host, action);
      },
    };
  });

  return (
    <>
      <RowActions name={name} items={items} {...(label !== undefined && { label })} />
      {asking && (
        <Suspense fallback={null}>
          <ConfirmDialog
            title={say('hosts.confirm.deactivate.title', { name })}
            body={say('hosts.confirm.deactivate.body', { name, count: host.runningVms ?? 0 })}
            confirm={say('hosts.action.deactivate')}
            danger={false}
            onClose={() => setAsking(false)}
            onConfirm={() => void act(host, 'deactivate')}
          />
        </Suspense>
      )}
    </>
  );
});
