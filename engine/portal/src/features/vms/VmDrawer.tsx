import {
  DrawerActions,
  DrawerCloseButton,
  DrawerHead,
  DrawerPanelBody,
} from '@patternfly/react-core/dist/esm/components/Drawer';
import { EmptyState, EmptyStateBody } from '@patternfly/react-core/dist/esm/components/EmptyState';
import { Tab, Tabs, TabTitleText } from '@patternfly/react-core/dist/esm/components/Tabs';
import { Title } from '@patternfly/react-core/dist/esm/components/Title';
import { useEffect, useRef, useState } from 'react';
import type { Vm } from '../../api/vms';
import { Loading } from '../../shared/Loading';
import type { MessageId } from '../../shared/messages';
import '../../shared/lateTexts';
import { useText } from '../../shared/text';
import { VmActionMenu } from './VmActionMenu';
import { VmDevicesTab } from './VmDevicesTab';
import { VmEventsTab } from './VmEventsTab';
import { VmGeneralTab } from './VmGeneralTab';
import { VmStatus } from './VmStatus';
import type { Names } from './vmRows';

interface VmDrawerProps {
  readonly vm: Vm | undefined;
  readonly loading: boolean;
  readonly hosts: Names;
  readonly onClose: () => void;
}

/** One machine: general data, devices, events. */
export default function VmDrawer({ vm, loading, hosts, onClose }: VmDrawerProps) {
  const say = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  // Who opened the drawer by keyboard goes on inside it.
  useEffect(() => heading.current?.focus(), []);

  return (
    <>
      <DrawerHead>
        <Title headingLevel="h2" size="xl" ref={heading} tabIndex={-1} className="v-drawer-title" dir="auto">
          {vm?.name ?? (loading ? say('app.loading') : say('vms.drawer.gone.title'))}
        </Title>
        {vm !== undefined && <VmStatus vm={vm} />}
        <DrawerActions>
          {vm !== undefined && <VmActionMenu vm={vm} label={say('vms.column.actions')} />}
          <DrawerCloseButton onClose={onClose} aria-label={say('common.close')} />
        </DrawerActions>
      </DrawerHead>
      {vm === undefined ? <NoVm loading={loading} /> : <VmTabs vm={vm} hosts={hosts} />}
    </>
  );
}

function NoVm({ loading }: { readonly loading: boolean }) {
  const say = useText();
  if (loading) return <Loading />;
  return (
    <EmptyState>
      <EmptyStateBody>{say('vms.drawer.gone.body')}</EmptyStateBody>
    </EmptyState>
  );
}

const TABS = ['general', 'devices', 'events'] as const;

function VmTabs({ vm, hosts }: { readonly vm: Vm; readonly hosts: Names }) {
  const say = useText();
  const [tab, setTab] = useState<string | number>('general');
  const content = {
    general: <VmGeneralTab vm={vm} hosts={hosts} />,
    devices: <VmDevicesTab vm={vm} />,
    events: <VmEventsTab vmId={vm.id} />,
  };
  return (
    <DrawerPanelBody hasNoPadding>
      <Tabs
        activeKey={tab}
        onSelect={(_event, key) => setTab(key)}
        mountOnEnter
        unmountOnExit
        inset={{ default: 'insetMd' }}
        aria-label={say('vms.drawer.tabs', { name: vm.name })}
      >
        {TABS.map((key) => (
          <Tab
            key={key}
            eventKey={key}
            title={<TabTitleText>{say(`vms.drawer.tab.${key}` satisfies MessageId)}</TabTitleText>}
          >
            <div className="v-tab">{content[key]}</div>
          </Tab>
        ))}
      </Tabs>
    </DrawerPanelBody>
  );
}
