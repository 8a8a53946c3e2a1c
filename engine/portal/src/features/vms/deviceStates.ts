import type { DeviceState, VmDevice } from '../../api/vmDevices';
import type { Tone } from '../../shared/StatusText';

export function deviceTone(state: DeviceState): Tone {
  switch (state) {
    case 'paired':
      return 'good';
    case 'missing':
      return 'bad';
    case 'unmanaged':
      return 'warning';
    case 'unknown':
      return 'unknown';
  }
}

const ORDER: Readonly<Record<DeviceState, number>> = { missing: 0, unmanaged: 1, unknown: 2, paired: 3 };

/** Devices that need a look come first. */
export function byNeed(devices: readonly VmDevice[]): VmDevice[] {
  return [...devices].sort((a, b) => ORDER[a.state] - ORDER[b.state] || a.kind.localeCompare(b.kind));
}

/** Missing devices, and unmanaged ones that a user of the configuration would not expect. */
export function countMissing(devices: readonly VmDevice[]): number {
  return devices.filter(({ state }) => state === 'missing').length;
}
