import { DescriptionList } from '@patternfly/react-core/dist/esm/components/DescriptionList';
import { useQuery } from '@tanstack/react-query';
import type { Host } from '../../api/hosts';
import { statisticsOf } from '../../api/statistics';
import { Entry } from '../../shared/Entry';
import { bytesText } from '../../shared/format';
import { ObjectDrawer } from '../../shared/ObjectDrawer';
import { useText } from '../../shared/text';
import { Usage } from '../../shared/Usage';
import { HostActionMenu } from './HostActionMenu';
import { HostStatus } from './HostStatus';

interface HostDrawerProps {
  readonly host: Host | undefined;
  readonly loading: boolean;
  readonly cluster: string | undefined;
  readonly onClose: () => void;
}

/** One host: what it is, and how busy. */
export default function HostDrawer({ host, loading, cluster, onClose }: HostDrawerProps) {
  const say = useText();
  return (
    <ObjectDrawer
      shown={
        host && {
          name: host.name,
          status: <HostStatus host={host} />,
          menu: <HostActionMenu host={host} label={say('hosts.column.actions')} />,
          body: <HostFacts host={host} cluster={cluster} />,
        }
      }
      loading={loading}
      gone={{ title: say('hosts.drawer.gone.title'), body: say('hosts.drawer.gone.body') }}
      onClose={onClose}
    />
  );
}

function HostFacts({ host, cluster }: { readonly host: Host; readonly cluster: string | undefined }) {
  const say = useText();
  return (
    <DescriptionList isCompact isHorizontal horizontalTermWidthModifier={{ default: '11ch' }}>
      {host.statusDetail !== undefined && (
        <Entry term={say('hosts.drawer.statusDetail')}>{host.statusDetail}</Entry>
      )}
      <Entry term={say('hosts.column.address')}>{host.address === '' ? '–' : host.address}</Entry>
      <Entry term={say('hosts.column.cluster')}>{cluster ?? '–'}</Entry>
      <HostUsage host={host} />
      <Entry term={say('hosts.column.cpus')}>
        {host.cpus ?? '–'}
        {host.cpuName !== undefined && <div className="v-subtle">{host.cpuName}</div>}
      </Entry>
      <Entry term={say('hosts.column.memory')}>
        {host.memory === undefined ? '–' : bytesText(say, host.memory)}
      </Entry>
      <Entry term={say('hosts.column.vms')}>{host.runningVms ?? '–'}</Entry>
      <Entry term={say('hosts.column.libvirt')}>{host.libvirt ?? '–'}</Entry>
      <Entry term={say('hosts.drawer.agent')}>{host.agent ?? '–'}</Entry>
    </DescriptionList>
  );
}

function HostUsage({ host }: { readonly host: Host }) {
  const { data: statistics } = useQuery(statisticsOf('hosts', host.id));
  const idle = statistics?.get('cpu.current.idle');
  return (
    <Usage
      statistics={statistics}
      cpu={{ used: idle === undefined ? undefined : 100 - idle, of: 100 }}
      memory={{ used: statistics?.get('memory.used'), of: statistics?.get('memory.total') ?? host.memory }}
    />
  );
}
