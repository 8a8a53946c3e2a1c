import type { Host } from '../../api/hosts';
import { matches } from '../../shared/format';
import type { SortValue } from '../../shared/listState';

/** What the filter box looks into. */
export const hostMatches = (host: Host, filter: string, status: string) =>
  matches(filter, [host.name, host.address, status]);

export function hostSortValue(column: string, statusName: (status: string) => string) {
  return (host: Host): SortValue => {
    switch (column) {
      case 'address':
        return host.address;
      case 'status':
        return statusName(host.status);
      case 'cpus':
        return host.cpus;
      case 'memory':
        return host.memory;
      case 'vms':
        return host.runningVms;
      case 'libvirt':
        return host.libvirt;
      default:
        return host.name;
    }
  };
}
