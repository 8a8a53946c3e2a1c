import { Td, Tr } from '@patternfly/react-table/dist/esm/components/Table';
import { memo } from 'react';
import type { Host } from '../../api/hosts';
import { bytesText } from '../../shared/format';
import { Long } from '../../shared/Long';
import { StatusText } from '../../shared/StatusText';
import { statusTone } from '../../shared/statusTone';
import { statusText, useText } from '../../shared/text';
import { HostActionMenu } from './HostActionMenu';
import { pendingHostActions } from './hostChanges';

function HostStatus({ host }: { readonly host: Host }) {
  const say = useText();
  const pending = pendingHostActions.use(host.id, host.status);
  if (pending !== undefined) return <StatusText tone="busy">{say(`hosts.pending.${pending}`)}</StatusText>;
  return (
    <StatusText tone={statusTone(host.status)} detail={host.statusDetail}>
      {statusText(say, host.status)}
    </StatusText>
  );
}

interface HostRowProps {
  readonly host: Host;
  readonly cluster: string | undefined;
}

/** One host. Rows compare their properties: a change of another host does not draw this one again. */
export const HostRow = memo(function HostRow({ host, cluster }: HostRowProps) {
  const say = useText();
  return (
    <Tr>
      <Td dataLabel={say('hosts.column.name')} dir="auto" className="v-name">
        <Long text={host.name} />
      </Td>
      <Td dataLabel={say('hosts.column.address')}>
        <Long text={host.address === '' ? undefined : host.address} />
      </Td>
      <Td dataLabel={say('hosts.column.status')} modifier="nowrap">
        <HostStatus host={host} />
      </Td>
      <Td dataLabel={say('hosts.column.cluster')}>{cluster ?? '–'}</Td>
      <Td dataLabel={say('hosts.column.cpus')} {...(host.cpuName !== undefined && { title: host.cpuName })}>
        {host.cpus ?? '–'}
      </Td>
      <Td dataLabel={say('hosts.column.memory')} modifier="nowrap">
        {host.memory === undefined ? '–' : bytesText(say, host.memory)}
      </Td>
      <Td dataLabel={say('hosts.column.vms')}>{host.runningVms ?? '–'}</Td>
      <Td dataLabel={say('hosts.column.libvirt')}>
        <Long text={host.libvirt} />
      </Td>
      <Td isActionCell>
        <HostActionMenu host={host} />
      </Td>
    </Tr>
  );
});
