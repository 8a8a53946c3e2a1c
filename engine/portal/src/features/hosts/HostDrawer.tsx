import { DescriptionList } from '@patternfly/react-core/dist/esm/components/DescriptionList';
import {
  DrawerActions,
  DrawerCloseButton,
  DrawerHead,
  DrawerPanelBody,
} from '@patternfly/react-core/dist/esm/components/Drawer';
import { EmptyState, EmptyStateBody } from '@patternfly/react-core/dist/esm/components/EmptyState';
import { Title } from '@patternfly/react-core/dist/esm/components/Title';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Host } from '../../api/hosts';
import { statisticsOf } from '../../api/statistics';
import { Entry } from '../../shared/Entry';
import { bytesText } from '../../shared/format';
import { Loading } from '../../shared/Loading';
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
  const heading = useRef<HTMLHeadingElement>(null);
  // Who opened the drawer by keyboard goes on inside it.
  useEffect(() => heading.current?.focus(), []);

  return (
    <>
      <DrawerHead>
        <Title headingLevel="h2" size="xl" ref={heading} tabIndex={-1} className="v-drawer-title" dir="auto">
          {host?.name ?? (loading ? say('app.loading') : say('hosts.drawer.gone.title'))}
        </Title>
        {host !== undefined && <HostStatus host={host} />}
        <DrawerActions>
          {host !== undefined && <HostActionMenu host={host} label={say('hosts.column.actions')} />}
          <DrawerCloseButton onClose={onClose} aria-label={say('common.close')} />
        </DrawerActions>
      </DrawerHead>
      <DrawerPanelBody>
        {host === undefined ? <NoHost loading={loading} /> : <HostFacts host={host} cluster={cluster} />}
      </DrawerPanelBody>
    </>
  );
}

function NoHost({ loading }: { readonly loading: boolean }) {
  const say = useText();
  if (loading) return <Loading />;
  return (
    <EmptyState>
      <EmptyStateBody>{say('hosts.drawer.gone.body')}</EmptyStateBody>
    </EmptyState>
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
