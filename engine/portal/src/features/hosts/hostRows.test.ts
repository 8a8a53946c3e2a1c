import { describe, expect, it } from 'vitest';
import { readHost } from '../../api/hosts';
import { readVm } from '../../api/vms';
import { withRunningVms } from './hostRows';

const host = (rest: object) => {
  const read = readHost({ id: 'h', name: 'h', ...rest });
  if (read === undefined) throw new Error('the sample is no host');
  return read;
};
const vm = (hostId: string, status: string) => {
  const read = readVm({ id: status, name: status, status, host: { id: hostId }, reported_devices: [] });
  if (read === undefined) throw new Error('the sample is no machine');
  return read;
};

describe('the machines on a host', () => {
  it('areCountedWhereTheHostDoesNotSay', () => {
    const vms = [vm('h', 'up'), vm('h', 'paused'), vm('h', 'down'), vm('other', 'up')];
    expect(withRunningVms([host({})], vms)[0]?.runningVms).toBe(2);
    expect(withRunningVms([host({ id: 'empty' })], vms)[0]?.runningVms).toBe(0);
  });

  it('areBelievedWhereTheHostSays', () => {
    const counted = [host({ summary: { active: 7 } })];
    expect(withRunningVms(counted, [])).toBe(counted);
    expect(counted[0]?.runningVms).toBe(7);
  });
});
