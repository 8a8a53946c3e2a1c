import * as v from 'valibot';
import { act, get, order } from './http';
import { collection, followed, millis, reference, whole } from './values';

const reportedDevice = v.object({
  name: v.optional(v.string()),
  mac: v.optional(v.object({ address: v.optional(v.string()) })),
  ips: v.optional(
    v.object({
      ip: v.optional(v.array(v.object({ address: v.string(), version: v.optional(v.string()) })), []),
    }),
  ),
});

const vmBody = v.object({
  id: v.string(),
  name: v.string(),
  description: v.optional(v.string(), ''),
  status: v.optional(v.string(), 'unknown'),
  status_detail: v.optional(v.string()),
  memory: v.optional(whole, 0),
  cpu: v.optional(
    v.object({
      topology: v.optional(
        v.object({
          cores: v.optional(whole, 1),
          sockets: v.optional(whole, 1),
          threads: v.optional(whole, 1),
        }),
      ),
    }),
  ),
  cluster: v.optional(reference),
  host: v.optional(reference),
  template: v.optional(reference),
  os: v.optional(v.object({ type: v.optional(v.string()) })),
  fqdn: v.optional(v.string()),
  origin: v.optional(v.string()),
  creation_time: v.optional(millis),
  start_time: v.optional(millis),
  reported_devices: followed('reported_device', reportedDevice),
});

type VmBody = v.InferOutput<typeof vmBody>;

/** What the guest agent says of one network interface inside the guest. */
export type GuestNic = Readonly<{ name: string; mac: string | undefined; addresses: readonly string[] }>;

/** A virtual machine as the portal shows it; memory in bytes, times in epoch milliseconds. */
export type Vm = Readonly<{
  id: string;
  name: string;
  description: string;
  status: string;
  /** Why it is in this state, where the engine says so. */
  statusDetail: string | undefined;
  memory: number;
  vcpus: number;
  clusterId: string | undefined;
  hostId: string | undefined;
  templateId: string | undefined;
  osType: string | undefined;
  fqdn: string | undefined;
  /** Found on a host, not made by the engine: listed, never touched. */
  external: boolean;
  created: number | undefined;
  started: number | undefined;
  /** Undefined where the answer did not carry them: unknown is not the same as none. */
  guestNics: readonly GuestNic[] | undefined;
}>;

function toVm(body: VmBody): Vm {
  const topology = body.cpu?.topology;
  return {
    id: body.id,
    name: body.name,
    description: body.description,
    status: body.status,
    statusDetail: body.status_detail,
    memory: body.memory,
    vcpus: topology === undefined ? 1 : topology.cores * topology.sockets * topology.threads,
    clusterId: body.cluster?.id,
    hostId: body.host?.id,
    templateId: body.template?.id,
    osType: body.os?.type,
    fqdn: body.fqdn === '' ? undefined : body.fqdn,
    external: body.origin === 'external',
    created: body.creation_time,
    started: body.start_time,
    guestNics: body.reported_devices?.map((device) => ({
      name: device.name ?? '',
      mac: device.mac?.address,
      addresses: device.ips?.ip.map(({ address }) => address) ?? [],
    })),
  };
}

const vmSchema = v.pipe(vmBody, v.transform(toVm));
const FOLLOW = 'follow=reported_devices';

export const fetchVms = (signal?: AbortSignal) => get(`vms?${FOLLOW}`, collection('vm', vmSchema), signal);

export const fetchVm = (id: string, signal?: AbortSignal) =>
  get(`vms/${encodeURIComponent(id)}?${FOLLOW}`, vmSchema, signal);

/** A machine sent along with a change; undefined when it lacks the guest's addresses and must be asked for. */
export function readVm(entity: unknown): Vm | undefined {
  const said = v.safeParse(vmSchema, entity);
  return said.success && said.output.guestNics !== undefined ? said.output : undefined;
}

/** The actions of the API on a virtual machine; `stop` cuts the power. */
export type VmAction = 'start' | 'shutdown' | 'stop' | 'reboot';

export const actOnVm = async (id: string, action: VmAction) => {
  await act(`vms/${encodeURIComponent(id)}/${action}`);
};

/** What can be done with many machines in one task. */
export type ManyVmsAction = Exclude<VmAction, 'reboot'>;

/** So many at most are acted on by one task: the engine takes no more. */
export const MOST_VMS = 1_000;

/** One task for all of them, with a result for each; hands on its id. */
export const actOnVms = (ids: readonly string[], action: ManyVmsAction) =>
  order(`vms/${action}`, { vm: ids.map((id) => ({ id })) });
