import type { DeviceState, VmDevice } from '../../api/vmDevices';
import type { Tone } from '../../shared/StatusText';

/** How a device and the configuration agree; `added` is what libvirt gives every machine unasked. */
type Agreement = DeviceState | 'added';

const ADDED_UNASKED = ['controller', 'input', 'audio'];

export function agreement({ state, kind }: VmDevice): Agreement {
  return state === 'unmanaged' && ADDED_UNASKED.includes(kind) ? 'added' : state;
}

const TONES: Readonly<Record<Agreement, Tone>> = {
  missing: 'bad',
  unprotected: 'bad',
  unmanaged: 'warning',
  unknown: 'unknown',
  paired: 'good',
  added: 'info',
};

export const deviceTone = (device: VmDevice): Tone => TONES[agreement(device)];

const ORDER: readonly Agreement[] = ['unprotected', 'missing', 'unmanaged', 'unknown', 'paired', 'added'];

/** Devices that need a look come first. */
export function byNeed(devices: readonly VmDevice[]): VmDevice[] {
  const rank = (device: VmDevice) => ORDER.indexOf(agreement(device));
  const name = ({ kind, alias = '' }: VmDevice) => `${kind} ${alias}`;
  return [...devices].sort(
    (a, b) => rank(a) - rank(b) || name(a).localeCompare(name(b), 'en', { numeric: true }),
  );
}

/** What a device is: in the words of the configuration, or in those of the host where there are none. */
export function deviceNote({ description, alias, host_side: hostSide }: VmDevice): string | false {
  const note = description ?? [alias, hostSide].filter(Boolean).join(', ');
  return note !== '' && note;
}

export function countMissing(devices: readonly VmDevice[]): number {
  return devices.filter(({ state }) => state === 'missing').length;
}
