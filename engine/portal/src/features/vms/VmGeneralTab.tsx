import { DescriptionList } from '@patternfly/react-core/dist/esm/components/DescriptionList';
import { useQuery } from '@tanstack/react-query';
import { queries } from '../../api/queries';
import type { Vm } from '../../api/vms';
import { Entry } from '../../shared/Entry';
import { bytesText } from '../../shared/format';
import { Moment } from '../../shared/Moment';
import { useText } from '../../shared/text';
import { nameOf, namesOf, vmAddresses, type Names } from './vmRows';
import { VmUsage } from './VmUsage';

export function VmGeneralTab({ vm, hosts }: { readonly vm: Vm; readonly hosts: Names }) {
  const say = useText();
  const { data: clusters } = useQuery(queries.clusters);
  const addresses = vmAddresses(vm);
  return (
    <DescriptionList isCompact isHorizontal horizontalTermWidthModifier={{ default: '11ch' }}>
      <Entry term={say('vms.drawer.description')}>
        {vm.description === '' ? (
          <span className="v-subtle">{say('vms.drawer.noDescription')}</span>
        ) : (
          <span className="v-prose" dir="auto">
            {vm.description}
          </span>
        )}
      </Entry>
      {vm.statusDetail !== undefined && (
        <Entry term={say('vms.drawer.statusDetail')}>{vm.statusDetail}</Entry>
      )}
      <Entry term={say('vms.column.host')}>{nameOf(hosts, vm.hostId) ?? '–'}</Entry>
      <Entry term={say('vms.drawer.cluster')}>{nameOf(namesOf(clusters), vm.clusterId) ?? '–'}</Entry>
      <Entry term={say('vms.column.addresses')}>
        {addresses.length === 0 ? '–' : addresses.map((address) => <div key={address}>{address}</div>)}
      </Entry>
      <Entry term={say('vms.column.fqdn')}>{vm.fqdn ?? '–'}</Entry>
      <Entry term={say('vms.column.memory')}>{bytesText(say, vm.memory)}</Entry>
      <Entry term={say('vms.column.vcpus')}>{vm.vcpus}</Entry>
      {vm.status !== 'down' && <VmUsage vm={vm} />}
      <Entry term={say('vms.drawer.os')}>{vm.osType ?? '–'}</Entry>
      <Entry term={say('vms.drawer.created')}>
        {vm.created === undefined ? '–' : <Moment at={vm.created} />}
      </Entry>
      <Entry term={say('vms.drawer.started')}>
        {vm.started === undefined ? '–' : <Moment at={vm.started} />}
      </Entry>
      <Entry term={say('vms.drawer.id')}>
        <code className="v-code">{vm.id}</code>
      </Entry>
    </DescriptionList>
  );
}
