import { describe, expect, it } from 'vitest';
import { readVm, type Vm } from '../../api/vms';
import { sorted } from '../../shared/listState';
import { nameOf, namesOf, vmAddresses, vmMatches, vmSortValue } from './vmRows';

const vm = (rest: object): Vm => {
  const read = readVm({ id: 'a', name: 'a', reported_devices: [], ...rest });
  if (read === undefined) throw new Error('the sample is no machine');
  return read;
};
const withIp = (address: string) => vm({ name: address, reported_devices: [{ ips: { ip: [{ address }] } }] });
const hosts = namesOf([{ id: 'h1', name: 'kvm-01' }]);

describe('rows of machines', () => {
  it('multiplyTheTopology', () => {
    expect(vm({ cpu: { topology: { cores: '4', sockets: 2, threads: '2' } } }).vcpus).toBe(16);
    expect(vm({}).vcpus).toBe(1);
  });

  it('sortAddressesByTheirNumbers', () => {
    const rows = [withIp('10.0.0.10'), withIp('10.0.0.9'), vm({ name: 'none' })];
    const order = sorted(rows, vmSortValue('addresses', hosts, String), false).map(
      (row) => vmAddresses(row)[0],
    );
    expect(order).toEqual(['10.0.0.9', '10.0.0.10', undefined]);
  });

  it('areFoundByHostStatusAndAddress', () => {
    const row = vm({
      name: 'web',
      host: { id: 'h1' },
      reported_devices: [{ ips: { ip: [{ address: '10.9.8.7' }] } }],
    });
    for (const filter of ['web', 'KVM-01', '10.9.8', 'powering']) {
      expect(vmMatches(row, filter, hosts, 'Powering up')).toBe(true);
    }
    expect(vmMatches(row, 'db', hosts, 'Up')).toBe(false);
  });

  it('showTheStartOfAnIdThatHasNoName', () => {
    expect(nameOf(hosts, 'h1')).toBe('kvm-01');
    expect(nameOf(hosts, '12345678-aaaa')).toBe('12345678');
    expect(nameOf(hosts, undefined)).toBeUndefined();
  });

  it('areAskedForWhenAnEntityLacksTheAddresses', () => {
    expect(readVm({ id: 'a', name: 'a' })).toBeUndefined();
    expect(readVm({ nonsense: true })).toBeUndefined();
  });
});
