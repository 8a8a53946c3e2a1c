import { ADMIN, hostId, vmId, type Entity } from './samples';

const NOW = Date.parse('2026-11-21T09:30:00Z');
const MIB = 1024 ** 2;
const minutesAgo = (minutes: number) => NOW - minutes * 60_000;
const uuid = (kind: number, n: number) =>
  `${String(kind).padStart(8, '0')}-1111-4222-8333-${String(n).padStart(12, '0')}`;

export const jobId = (n: number) => uuid(6, n);
const childId = (n: number) => uuid(10, n);

/** Why a task failed stands at the end of its description, too. */
export const described = (description: string, failure: string | undefined) =>
  failure === undefined ? description : `${description}: ${failure}`;

/** What all tasks have in common. */
function job(
  n: number,
  description: string,
  status: string,
  minutes: number,
  more: { failure?: string; [field: string]: unknown } = {},
): Entity {
  return {
    id: jobId(n),
    description: described(description, more.failure),
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

export const CANCELLED = 'Cancelled by admin@internal.';

/** What tasks without an object of their own work on. */
export const SYSTEM = { type: 'system', id: '00000000-0000-0000-0000-000000000000' };

export const sampleJobs = (): Entity[] => [
  job(1, 'Starting VM web-02', 'started', 1, {
    command: 'StartVm',
    subject: { type: 'vm', id: vmId(3) },
    progress: 40,
  }),
  job(2, 'Starting VM db-02', 'failed', 12, {
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
  job(5, 'Powering off 500 VMs', 'failed', 8, {
    command: 'ActOnVms',
    end_time: minutesAgo(7),
    subject: SYSTEM,
    children: { total: 500, finished: 497, failed: 3 },
    progress: 100,
    failure: '3 of 500 failed; each says why.',
    error_code: 'PARTS_FAILED',
  }),
  job(6, 'Activating host kvm-03.lab.example', 'aborted', 40, {
    command: 'ActivateHost',
    failure: CANCELLED,
    error_code: 'CANCELLED',
    end_time: minutesAgo(39),
    cancelled_by: { id: ADMIN },
    retry_of: { id: jobId(3) },
    subject: { type: 'host', id: hostId(3) },
  }),
];

const SILENT = 'The host does not answer. Bring it back, and try again.';

/** Those parts that did not end well, by their place. */
const TROUBLE: Readonly<Record<number, { status: string; failure: string; error_code: string }>> = {
  7: { status: 'failed', failure: SILENT, error_code: 'HOST_UNREACHABLE' },
  120: { status: 'unknown', failure: SILENT, error_code: 'OUTCOME_UNKNOWN' },
  333: { status: 'aborted', failure: CANCELLED, error_code: 'CANCELLED' },
};

/** The parts of the task that powers 500 machines off. */
export const sampleChildren: readonly Entity[] = Array.from({ length: 500 }, (_, index) => {
  const trouble = TROUBLE[index];
  return {
    id: childId(index),
    status: 'finished',
    command: 'StopVm',
    start_time: minutesAgo(8),
    end_time: minutesAgo(7.9),
    owner: { id: ADMIN },
    parent: { id: jobId(5), href: `/ovirt-engine/api/jobs/${jobId(5)}` },
    ...trouble,
    description: described(`Powering off VM node-${String(index).padStart(3, '0')}`, trouble?.failure),
  };
});

const BROKEN_OFF = 'The host was told to stop and has done nothing more.';

/** Of the task that was cancelled: a step is taken back. */
const cancelledSteps = (): Entity[] => [
  {
    id: 'c0',
    number: 0,
    undoing: 'false',
    description: 'Connect the storage',
    status: 'finished',
    start_time: NOW,
    end_time: NOW + 300,
  },
  {
    id: 'c1',
    number: 1,
    undoing: 'false',
    description: 'Connect the networks',
    status: 'failed',
    failure: BROKEN_OFF,
    start_time: NOW + 300,
    end_time: NOW + 900,
  },
  {
    id: 'c2',
    number: 0,
    undoing: 'true',
    description: 'Take back: Connect the storage',
    status: 'finished',
    start_time: NOW + 900,
    end_time: NOW + 1_200,
  },
];

export function sampleSteps(of: Entity): Entity[] {
  if (of.id === jobId(6)) return cancelledSteps();
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
      failure: of['failure'],
      start_time: NOW,
      ...(isCopy && { progress: 25, bytes_done: 512 * MIB, bytes_total: String(2048 * MIB) }),
    },
  ];
}

const cancelledLog = [
  { time: NOW + 20, step: 0, undoing: false, severity: 'normal', text: 'hook 20-mount: mounted' },
  { time: NOW + 900, step: 1, undoing: false, severity: 'error', text: BROKEN_OFF },
  { time: NOW + 950, step: 0, undoing: true, severity: 'normal', text: 'hook 20-mount: unmounted' },
];

export const sampleLog = (of: Entity) => (of.id === jobId(6) ? cancelledLog : log);

const log = [
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
  { command: 'ActOnVms', count: 9, failed: 1, median: 30_000, p95: 45_000, longest: 60_000 },
  { command: 'AddDisk', count: '1', failed: 1 },
];
