/** Ready-made entities in the shapes of the API, as an engine in the middle of its work would give them. */
export interface Entity {
  id: string;
  [member: string]: unknown;
}

const GIB = 1024 ** 3;
const NOW = Date.parse('2026-11-21T09:30:00Z');
const minutesAgo = (minutes: number) => NOW - minutes * 60_000;

const uuid = (kind: number, n: number) =>
  `${String(kind).padStart(8, '0')}-1111-4222-8333-${String(n).padStart(12, '0')}`;

export const ADMIN = uuid(9, 1);
export const CLUSTER = uuid(7, 1);
export const hostId = (n: number) => uuid(2, n);
export const vmId = (n: number) => uuid(1, n);

export const sampleHosts = (): Entity[] => [
  host(1, 'kvm-01.lab.example', '10.20.0.11', 'up', 4),
  host(2, 'kvm-02.lab.example', '10.20.0.12', 'up', 3),
  host(3, 'kvm-03.lab.example', '10.20.0.13', 'maintenance', 0),
  host(4, 'kvm-04.lab.example', '10.20.0.14', 'non_responsive', 1),
];

function host(n: number, name: string, address: string, status: string, active: number): Entity {
  return {
    id: hostId(n),
    href: `/ovirt-engine/api/hosts/${hostId(n)}`,
    name,
    address,
    status,
    cluster: { id: CLUSTER, href: `/ovirt-engine/api/clusters/${CLUSTER}` },
    // Numbers as text, as some engines write them.
    cpu: { name: 'AMD EPYC 7313P', topology: { cores: '16', sockets: 1, threads: '2' } },
    memory: 128 * GIB,
    summary: { active, migrating: 0, total: active },
    libvirt_version: { full_version: 'libvirt-9.0.0-4' },
    version: { full_version: '0.1.0' },
  };
}

interface VmSample {
  name: string;
  status: string;
  detail?: string;
  on?: number;
  ips?: string[];
  fqdn?: string;
  gib?: number;
  cores?: number;
  description?: string;
  origin?: string;
}

const VMS: readonly VmSample[] = [
  { name: 'hello', status: 'up', on: 1, ips: ['192.168.122.17'], fqdn: 'hello', gib: 0.25 },
  {
    name: 'web-01',
    status: 'up',
    on: 1,
    ips: ['10.20.1.21', '2001:db8:20:1::21'],
    fqdn: 'web-01.shop.example',
    gib: 8,
    cores: 4,
    description: 'Front end of the shop, behind the load balancer.\nOwner: web team',
  },
  { name: 'web-02', status: 'powering_up', on: 2, gib: 8, cores: 4 },
  {
    name: 'db-01',
    status: 'up',
    on: 2,
    ips: ['10.20.1.31', '10.30.0.31', '10.40.0.31', 'fe80::5054:ff:fe12:31'],
    fqdn: 'db-01.shop.example',
    gib: 64,
    cores: 16,
  },
  { name: 'db-02', status: 'down', gib: 64, cores: 16, description: 'Standby' },
  { name: 'build-runner-07', status: 'paused', detail: 'The storage is full.', on: 2, gib: 16, cores: 8 },
  { name: 'legacy-erp', status: 'not_responding', on: 1, gib: 12, cores: 2, fqdn: 'erp' },
  { name: 'lost-one', status: 'unknown', on: 4, gib: 4, cores: 2 },
  { name: 'made-by-virsh', status: 'up', on: 1, gib: 2, cores: 2, origin: 'external' },
];

export const sampleVms = (): Entity[] => VMS.map((sample, index) => vm(index + 1, sample));

export function vm(n: number, sample: VmSample): Entity {
  const id = vmId(n);
  return {
    id,
    href: `/ovirt-engine/api/vms/${id}`,
    name: sample.name,
    description: sample.description ?? '',
    status: sample.status,
    origin: sample.origin ?? 'vireo',
    memory: (sample.gib ?? 1) * GIB,
    cpu: { topology: { cores: sample.cores ?? 1, sockets: 1, threads: 1 } },
    cluster: { id: CLUSTER, href: `/ovirt-engine/api/clusters/${CLUSTER}` },
    template: { id: uuid(0, 0) },
    os: { type: 'debian_12' },
    creation_time: minutesAgo(60 * 24 * 3 + n),
    ...(sample.on !== undefined && { host: { id: hostId(sample.on) }, start_time: minutesAgo(95 + n) }),
    ...(sample.detail !== undefined && { status_detail: sample.detail }),
    ...(sample.fqdn !== undefined && { fqdn: sample.fqdn }),
    reported_devices: {
      reported_device: (sample.ips ?? []).map((address, index) => ({
        id: uuid(8, n * 10 + index),
        name: 'eth0',
        mac: { address: mac(n) },
        ips: { ip: [{ address, version: address.includes(':') ? 'v6' : 'v4' }] },
      })),
    },
  };
}

const mac = (n: number) => `56:6f:1a:00:00:${n.toString(16).padStart(2, '0')}`;

export const sampleNics = (n: number): Entity[] => [
  {
    id: uuid(3, n),
    name: 'nic1',
    interface: 'virtio',
    mac: { address: mac(n) },
    plugged: true,
    linked: 'true',
  },
];

export const sampleDisks = (n: number): Entity[] => [
  {
    id: uuid(4, n),
    interface: 'virtio_scsi',
    bootable: 'true',
    active: true,
    disk: { id: uuid(4, n), alias: 'system', provisioned_size: String(20 * GIB), format: 'cow' },
  },
];

const DEVICES = [
  { kind: 'disk', state: 'paired', address: 'pci:0000:04:00.0', description: 'system' },
  { kind: 'nic', state: 'paired', address: 'pci:0000:01:00.0', description: 'nic1' },
  { kind: 'nic', state: 'unprotected', address: 'pci:0000:02:00.0', description: 'nic2' },
  { kind: 'rng', state: 'missing', description: 'virtio' },
  { kind: 'watchdog', state: 'unmanaged', address: 'pci:0000:08:01.0', description: 'i6300esb' },
  {
    kind: 'controller',
    state: 'unmanaged',
    address: 'pci:0000:00:02.3',
    alias: 'pci.4',
    host_side: 'pcie-root-port',
  },
  { kind: 'balloon', state: 'paired', address: 'pci:0000:05:00.0', description: 'virtio' },
  { kind: 'graphics', state: 'paired', address: '', description: 'vnc' },
];

export const sampleDevices = (n: number): Entity[] =>
  DEVICES.map((device, index) => ({
    id: uuid(5, n * 10 + index),
    managed: device.state !== 'unmanaged',
    alias: `ua-${uuid(5, n * 10 + index)}`,
    ...device,
  }));

export const sampleEvents = (): Entity[] => [
  event(104, 'error', 12, 'Cannot start VM db-02: no host has 64 GiB of memory free.', {
    vm: { id: vmId(5) },
  }),
  event(103, 'warning', 20, 'Device rng of VM web-01 is configured but missing on the host.', {
    vm: { id: vmId(2) },
  }),
  event(102, 'normal', 95, 'VM web-01 started on host kvm-01.lab.example.', { vm: { id: vmId(2) } }),
  event(101, 'alert', 120, 'Host kvm-04.lab.example does not answer.', { host: { id: hostId(4) } }),
  event(100, 'normal', 4000, 'User admin@internal logged in.', {}),
];

export function event(
  id: number,
  severity: string,
  minutes: number,
  description: string,
  about: object,
): Entity {
  return {
    id: String(id),
    code: 32 + id,
    severity,
    time: minutesAgo(minutes),
    description,
    correlation_id: `8d1f0c7a-${id}`,
    ...about,
  };
}

const statistic = (name: string, unit: string, datum: unknown): Entity => ({
  id: name,
  name,
  unit,
  values: { value: [{ datum }] },
});

/** What is counted of a host or a machine; nothing of one that does not run. */
export function sampleStatistics(collection: string, status: string): Entity[] {
  if (status !== 'up') return [];
  const traffic = [
    statistic('data.current.rx', 'bytes_per_second', 1536),
    // As text, as some engines write numbers.
    statistic('data.current.tx', 'bytes_per_second', '512'),
  ];
  return collection === 'vms'
    ? [
        statistic('memory.installed', 'bytes', 8 * GIB),
        statistic('memory.used', 'bytes', 2 * GIB),
        statistic('cpu.current.total', 'percent', 96.5),
        ...traffic,
      ]
    : [
        statistic('memory.total', 'bytes', 128 * GIB),
        statistic('memory.used', 'bytes', 32 * GIB),
        statistic('cpu.current.idle', 'percent', 88.2),
        ...traffic,
      ];
}
