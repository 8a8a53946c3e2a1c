import type { Vm } from '../../api/vms';
import { matches, shownAddresses } from '../../shared/format';
import type { SortValue } from '../../shared/listState';

/** Names that a machine refers to by id only. */
export type Names = ReadonlyMap<string, string>;

export function namesOf(items: readonly { readonly id: string; readonly name: string }[] | undefined): Names {
  return new Map(items?.map(({ id, name }) => [id, name]));
}

/** The name behind a reference, or the start of its id where the name is not known. */
export function nameOf(names: Names, id: string | undefined): string | undefined {
  return id === undefined ? undefined : (names.get(id) ?? id.slice(0, 8));
}

export const vmAddresses = (vm: Vm) =>
  shownAddresses(vm.guestNics?.flatMap(({ addresses }) => addresses) ?? []);

/** What the filter box looks into. */
export function vmMatches(vm: Vm, filter: string, hosts: Names, status: string): boolean {
  return matches(filter, [
    vm.name,
    status,
    vm.fqdn,
    vm.description,
    nameOf(hosts, vm.hostId),
    ...vmAddresses(vm),
  ]);
}

/** IPv4 addresses sort by their numbers, so that .9 stands before .10. */
const padded = (address: string) => address.replace(/\d+/g, (digits) => digits.padStart(3, '0'));

export function vmSortValue(column: string, hosts: Names, statusName: (status: string) => string) {
  return (vm: Vm): SortValue => {
    switch (column) {
      case 'status':
        return statusName(vm.status);
      case 'host':
        return nameOf(hosts, vm.hostId);
      case 'addresses':
        return vmAddresses(vm).map(padded)[0];
      case 'fqdn':
        return vm.fqdn;
      case 'memory':
        return vm.memory;
      case 'vcpus':
        return vm.vcpus;
      default:
        return vm.name;
    }
  };
}
