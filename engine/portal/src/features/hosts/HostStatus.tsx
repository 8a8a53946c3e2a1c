import type { Host } from '../../api/hosts';
import { StatusText } from '../../shared/StatusText';
import { statusTone } from '../../shared/statusTone';
import { statusText, useText } from '../../shared/text';
import { pendingHostActions } from './hostChanges';

/** The state of a host, or what was just asked of it. */
export function HostStatus({ host }: { readonly host: Host }) {
  const say = useText();
  const pending = pendingHostActions.use(host.id, host.status);
  if (pending !== undefined) return <StatusText tone="busy">{say(`hosts.pending.${pending}`)}</StatusText>;
  return (
    <StatusText tone={statusTone(host.status)} detail={host.statusDetail}>
      {statusText(say, host.status)}
    </StatusText>
  );
}
