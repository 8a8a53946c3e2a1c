import { Tab, Tabs, TabTitleText } from '@patternfly/react-core/dist/esm/components/Tabs';
import { useState } from 'react';
import type { Vm } from '../../api/vms';
import type { MessageId } from '../../shared/messages';
import { ObjectDrawer } from '../../shared/ObjectDrawer';
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
  return (
    <ObjectDrawer
      shown={
        vm && {
          name: vm.name,
          status: <VmStatus vm={vm} />,
          menu: <VmActionMenu vm={vm} label={say('vms.column.actions')} />,
          body: <VmTabs vm={vm} hosts={hosts} />,
        }
      }
      loading={loading}
      gone={{ title: say('vms.drawer.gone.title'), body: say('vms.drawer.gone.body') }}
      hasNoPadding
      onClose={onClose}
    />
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
  );
}
