import { Checkbox } from '@patternfly/react-core/dist/esm/components/Checkbox';
import { Label } from '@patternfly/react-core/dist/esm/components/Label';
import { Td, Tr } from '@patternfly/react-table/dist/esm/components/Table';
import { memo } from 'react';
import { Link } from 'react-router';
import type { Vm } from '../../api/vms';
import { bytesText } from '../../shared/format';
import { Long } from '../../shared/Long';
import { Several } from '../../shared/Several';
import { useText } from '../../shared/text';
import { VmActionMenu } from './VmActionMenu';
import { VmStatus } from './VmStatus';
import { vmAddresses } from './vmRows';

interface VmRowProps {
  readonly vm: Vm;
  readonly host: string | undefined;
  /** Shown beside the list. */
  readonly selected: boolean;
  /** Among those that are acted on together. */
  readonly checked: boolean;
  readonly onCheck: (ids: readonly string[], checked: boolean) => void;
  /** The query part of the address, kept when the drawer opens. */
  readonly search: string;
}

/** One machine. Rows compare their properties: a change of another machine does not draw this one again. */
export const VmRow = memo(function VmRow({ vm, host, selected, checked, onCheck, search }: VmRowProps) {
  const say = useText();
  return (
    <Tr isRowSelected={selected}>
      <Td className="pf-v6-c-table__check">
        <Checkbox
          id={`select-${vm.id}`}
          aria-label={say('vms.many.select', { name: vm.name })}
          isChecked={checked && !vm.external}
          isDisabled={vm.external}
          onChange={(_event, isChecked) => onCheck([vm.id], isChecked)}
        />
      </Td>
      <Td dataLabel={say('vms.column.name')}>
        <span className="v-labelled">
          <Link
            to={{ pathname: `/vms/${vm.id}`, search }}
            aria-current={selected ? 'true' : undefined}
            className="v-name"
            dir="auto"
          >
            {vm.name}
          </Link>
          {vm.external && (
            <Label isCompact color="grey">
              {say('vms.external')}
            </Label>
          )}
        </span>
      </Td>
      <Td dataLabel={say('vms.column.status')} modifier="nowrap">
        <VmStatus vm={vm} />
      </Td>
      <Td dataLabel={say('vms.column.host')}>
        <Long text={host} />
      </Td>
      <Td dataLabel={say('vms.column.addresses')}>
        <Several items={vmAddresses(vm)} />
      </Td>
      <Td dataLabel={say('vms.column.fqdn')}>
        <Long text={vm.fqdn} />
      </Td>
      <Td dataLabel={say('vms.column.memory')} modifier="nowrap">
        {bytesText(say, vm.memory)}
      </Td>
      <Td dataLabel={say('vms.column.vcpus')}>{vm.vcpus}</Td>
      <Td isActionCell>
        <VmActionMenu vm={vm} />
      </Td>
    </Tr>
  );
});
