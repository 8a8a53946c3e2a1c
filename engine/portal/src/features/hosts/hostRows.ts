import type { Host } from '../../api/hosts';
import type { Vm } from '../../api/vms';
import { matches } from '../../shared/format';
import type { SortValue } from '../../shared/listState';

/** Says how many machines run on each host; hosts that count for themselves are believed. */
export function withRunningVms(hosts: readonly Host[], vms: readonly Vm[] | undefined): readonly Host[] {
  if (vms === undefined || hosts.every(({ runningVms }) => runningVms !== undefined)) return hosts;
  const running = new Map<string, number>();
  for (const { hostId, status } of vms) {
    if (hostId !== undefined && status !== 'down') running.set(hostId, (running.get(hostId) ?? 0) + 1);
  }
  return hosts.map((host) => ({ ...host, runningVms: host.runningVms ?? running.get(host.id) ?? 0 }));
}

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
