import { ADMIN, hostId, vmId, type Entity } from './samples';

const NOW = Date.parse('2026-11-21T09:30:00Z');
const MIB = 1024 ** 2;
const minutesAgo = (minutes: number) => NOW - minutes * 60_000;
const uuid = (kind: number, n: number) =>
  `${String(kind).padStart(8, '0')}-1111-4222-8333-${String(n).padStart(12, '0')}`;

export const jobId = (n: number) => uuid(6, n);
const childId = (n: number) => uuid(10, n);

/** What all tasks have in common. */
function job(n: number, description: string, status: string, minutes: number, more: object = {}): Entity {
  return {
    id: jobId(n),
    description,
    status,
    start_time: minutesAgo(minutes),
    owner: { id: ADMIN },
    external: false,
    correlation_id: `8d1f0c7a-${n}`,
    ...more,
  };
}

const FAILURE =
  'Cannot run VM. There is no host that can run VM db-02: kvm-01 has 12 GiB of memory left and 64 GiB are needed (stop another VM there, or give db-02 less memory).';

export const sampleJobs = (): Entity[] => [
  job(1, 'Starting VM web-02', 'started', 1, {
    command: 'StartVm',
    subject: { type: 'vm', id: vmId(3) },
    progress: 40,
  }),
  job(2, `Starting VM db-02: ${FAILURE}`, 'failed', 12, {
    command: 'StartVm',
    end_time: minutesAgo(11.9),
    failure: FAILURE,
    error_code: 'NO_HOST',
    subject: { type: 'vm', id: vmId(5) },
  }),
  job(3, 'Shutting down VM db-02', 'finished', 30, {
    command: 'ShutdownVm',
    end_time: minutesAgo(29.2),
    subject: { type: 'vm', id: vmId(5) },
  }),
  job(4, 'Adding disk archive-2026', 'started', 3, {
    command: 'AddDisk',
    subject: { type: 'disk', id: uuid(4, 77) },
    progress: '25',
  }),
  job(5, 'Stopping 500 VMs', 'failed', 8, {
    command: 'StopVms',
    end_time: minutesAgo(7),
    subject: { type: 'system', id: uuid(0, 1) },
    children: { total: 500, finished: 500, failed: 3 },
    failure: '3 of 500 VMs were not stopped. Look at each of them, and try again.',
  }),
  job(6, 'Activating host kvm-03.lab.example', 'aborted', 40, {
    end_time: minutesAgo(39),
    cancelled_by: { id: ADMIN },
    retry_of: { id: jobId(3) },
    subject: { type: 'host', id: hostId(3) },
  }),
];

/** The parts of the task that stops 500 machines. */
export const sampleChildren: readonly Entity[] = Array.from({ length: 500 }, (_, index) => {
  const failed = [7, 120, 333].includes(index);
  return {
    id: childId(index),
    description: `Powering off VM node-${String(index).padStart(3, '0')}`,
    status: failed ? 'failed' : 'finished',
    start_time: minutesAgo(8),
    end_time: minutesAgo(7.9),
    owner: { id: ADMIN },
    parent: { id: jobId(5), href: `/ovirt-engine/api/jobs/${jobId(5)}` },
    ...(failed && { failure: 'The host does not answer. Bring it back, and try again.' }),
  };
});

export function sampleSteps(of: Entity): Entity[] {
  const status = String(of['status']);
  const isCopy = of.id === jobId(4);
  return [
    { id: 's0', number: 0, description: 'Validate', status: 'finished', start_time: NOW, end_time: NOW + 40 },
    {
      id: 's1',
      number: 1,
      description: isCopy ? 'Reserve the space' : 'Choose a host',
      status: 'finished',
      start_time: NOW,
      end_time: NOW + 900,
    },
    {
      id: 's2',
      number: 2,
      description: isCopy ? 'Copy the image' : 'Start on kvm-02.lab.example',
      status,
      start_time: NOW,
      ...(isCopy && { progress: 25, bytes_done: 512 * MIB, bytes_total: String(2048 * MIB) }),
    },
  ];
}

export const sampleLog = [
  { time: NOW + 10, step: 1, severity: 'normal', text: 'kvm-01: 12 GiB of memory left' },
  { time: NOW + 20, step: 1, severity: 'normal', text: 'kvm-02: chosen' },
  {
    time: NOW + 900,
    step: 2,
    severity: 'warning',
    text: 'hook 10-vlan: VLAN 17 was there already, left as it was',
  },
];

export const sampleDurations = [
  { command: 'StartVm', count: 1204, failed: 3, median: 2_300, p95: 8_100, longest: 61_000 },
  { command: 'StopVms', count: '1', failed: 1 },
];
