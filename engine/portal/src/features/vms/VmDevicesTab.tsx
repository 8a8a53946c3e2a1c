import { Alert } from '@patternfly/react-core/dist/esm/components/Alert';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table/dist/esm/components/Table';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { queries } from '../../api/queries';
import type { DiskAttachment, Nic, VmDevice } from '../../api/vmDevices';
import type { GuestNic, Vm } from '../../api/vms';
import { bytesText } from '../../shared/format';
import { Loaded } from '../../shared/ListStates';
import type { MessageId } from '../../shared/messages';
import { StatusText } from '../../shared/StatusText';
import { useText } from '../../shared/text';
import { agreement, byNeed, countMissing, deviceNote, deviceTone } from './deviceStates';

/** Configured disks and interfaces, and below them what the host reports. */
export function VmDevicesTab({ vm }: { readonly vm: Vm }) {
  const hardware = useQuery(queries.vmHardware(vm.id));
  const devices = useQuery(queries.vmDevices(vm.id));
  return (
    <>
      <Loaded query={hardware}>
        {({ disks, nics }) => (
          <>
            <Disks disks={disks} />
            <Nics nics={nics} guestNics={vm.guestNics ?? []} />
          </>
        )}
      </Loaded>
      <Loaded query={devices}>{(all) => <Devices devices={all} />}</Loaded>
    </>
  );
}

interface PartsProps {
  readonly title: MessageId;
  readonly none: MessageId;
  readonly columns: readonly MessageId[];
  readonly children: readonly ReactNode[];
}

function Parts({ title, none, columns, children }: PartsProps) {
  const say = useText();
  return (
    <section className="v-parts">
      <h3 className="v-parts-title">{say(title)}</h3>
      {children.length === 0 ? (
        <p className="v-subtle">{say(none)}</p>
      ) : (
        <Table aria-label={say(title)} variant="compact" borders={false} gridBreakPoint="">
          <Thead>
            <Tr>
              {columns.map((column) => (
                <Th key={column} modifier="wrap">
                  {say(column)}
                </Th>
              ))}
            </Tr>
          </Thead>
          <Tbody>{children}</Tbody>
        </Table>
      )}
    </section>
  );
}

/** A value and, smaller, what is out of the ordinary about it. */
function Noted({
  children,
  notes,
}: {
  readonly children: ReactNode;
  readonly notes: readonly (string | false)[];
}) {
  const said = notes.filter((note) => note !== false);
  return (
    <>
      {children}
      {said.map((note) => (
        <div key={note} className="v-subtle">
          {note}
        </div>
      ))}
    </>
  );
}

function Disks({ disks }: { readonly disks: readonly DiskAttachment[] }) {
  const say = useText();
  return (
    <Parts
      title="devices.disks"
      none="devices.noDisks"
      columns={['devices.disk.column.name', 'devices.disk.column.size', 'devices.column.interface']}
    >
      {disks.map(({ id, disk, bootable, active, interface: bus }) => (
        <Tr key={id}>
          <Td dir="auto" modifier="breakWord">
            <Noted
              notes={[
                bootable === true && say('devices.bootable'),
                active === false && say('devices.inactive'),
              ]}
            >
              {disk?.alias ?? disk?.name ?? id.slice(0, 8)}
            </Noted>
          </Td>
          <Td>{disk?.provisioned_size === undefined ? '–' : bytesText(say, disk.provisioned_size)}</Td>
          <Td>{bus ?? '–'}</Td>
        </Tr>
      ))}
    </Parts>
  );
}

function Nics({
  nics,
  guestNics,
}: {
  readonly nics: readonly Nic[];
  readonly guestNics: readonly GuestNic[];
}) {
  const say = useText();
  const inGuest = (mac: string | undefined) =>
    guestNics.find((nic) => mac !== undefined && nic.mac?.toLowerCase() === mac.toLowerCase());
  return (
    <Parts
      title="devices.nics"
      none="devices.noNics"
      columns={['devices.nic.column.name', 'devices.nic.column.mac', 'devices.nic.column.guest']}
    >
      {nics.map(({ id, name, mac, plugged, linked }) => {
        const guest = inGuest(mac?.address);
        return (
          <Tr key={id}>
            <Td dir="auto" modifier="breakWord">
              <Noted
                notes={[
                  plugged === false && say('devices.unplugged'),
                  linked === false && say('devices.linkDown'),
                ]}
              >
                {name}
              </Noted>
            </Td>
            <Td>
              {mac?.address === undefined ? '–' : <code className="v-code v-nowrap">{mac.address}</code>}
            </Td>
            <Td modifier="breakWord">
              {guest === undefined ? '–' : <Noted notes={guest.addresses}>{guest.name}</Noted>}
            </Td>
          </Tr>
        );
      })}
    </Parts>
  );
}

function Devices({ devices }: { readonly devices: readonly VmDevice[] }) {
  const say = useText();
  const missing = countMissing(devices);
  return (
    <>
      {missing > 0 && (
        <Alert
          isInline
          className="v-parts"
          variant="warning"
          title={say('devices.mismatch.title', { count: missing })}
        >
          {say('devices.mismatch.body')}
        </Alert>
      )}
      <Parts
        title="devices.all"
        none="devices.noDevices"
        columns={['devices.column.kind', 'devices.column.state', 'devices.column.address']}
      >
        {byNeed(devices).map((device) => (
          <Tr key={device.id}>
            <Td modifier="breakWord">
              <Noted notes={[deviceNote(device)]}>{device.kind}</Noted>
            </Td>
            <Td modifier="nowrap">
              <StatusText tone={deviceTone(device)}>{say(`devices.state.${agreement(device)}`)}</StatusText>
            </Td>
            <Td>{device.address ? <code className="v-code v-nowrap">{device.address}</code> : '–'}</Td>
          </Tr>
        ))}
      </Parts>
    </>
  );
}
