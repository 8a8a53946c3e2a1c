import { Td, Tr } from '@patternfly/react-table/dist/esm/components/Table';
import { memo } from 'react';
import { Link } from 'react-router';
import type { Host } from '../../api/hosts';
import { bytesText } from '../../shared/format';
import { Long } from '../../shared/Long';
import { useText } from '../../shared/text';
import { HostActionMenu } from './HostActionMenu';
import { HostStatus } from './HostStatus';

interface HostRowProps {
  readonly host: Host;
  readonly cluster: string | undefined;
  /** Shown beside the list. */
  readonly selected: boolean;
  /** The query part of the address, kept when the drawer opens. */
  readonly search: string;
}

/** One host. Rows compare their properties: a change of another host does not draw this one again. */
export const HostRow = memo(function HostRow({ host, cluster, selected, search }: HostRowProps) {
  const say = useText();
  return (
    <Tr isRowSelected={selected}>
      <Td dataLabel={say('hosts.column.name')}>
        <Link
          to={{ pathname: `/hosts/${host.id}`, search }}
          aria-current={selected ? 'true' : undefined}
          className="v-name"
          dir="auto"
        >
          {host.name}
        </Link>
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
