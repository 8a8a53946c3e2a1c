import * as v from 'valibot';
import { act, get } from './http';
import { collection, reference, whole } from './values';

const version = v.optional(v.object({ full_version: v.optional(v.string()) }));

const hostBody = v.object({
  id: v.string(),
  name: v.string(),
  address: v.optional(v.string(), ''),
  status: v.optional(v.string(), 'unknown'),
  status_detail: v.optional(v.string()),
  cluster: v.optional(reference),
  cpu: v.optional(
    v.object({
      name: v.optional(v.string()),
      topology: v.optional(
        v.object({
          cores: v.optional(whole, 1),
          sockets: v.optional(whole, 1),
          threads: v.optional(whole, 1),
        }),
      ),
    }),
  ),
  memory: v.optional(whole),
  summary: v.optional(v.object({ total: v.optional(whole), active: v.optional(whole) })),
  libvirt_version: version,
  version: version,
});

type HostBody = v.InferOutput<typeof hostBody>;

/** A host as the portal shows it; memory in bytes. */
export type Host = Readonly<{
  id: string;
  name: string;
  address: string;
  status: string;
  /** Why it is in this state, where the engine says so. */
  statusDetail: string | undefined;
  clusterId: string | undefined;
  cpus: number | undefined;
  cpuName: string | undefined;
  memory: number | undefined;
  runningVms: number | undefined;
  libvirt: string | undefined;
  agent: string | undefined;
}>;

function toHost(body: HostBody): Host {
  const topology = body.cpu?.topology;
  return {
    id: body.id,
    name: body.name,
    address: body.address,
    status: body.status,
    statusDetail: body.status_detail,
    clusterId: body.cluster?.id,
    cpus: topology === undefined ? undefined : topology.cores * topology.sockets * topology.threads,
    cpuName: body.cpu?.name,
    memory: body.memory,
    runningVms: body.summary?.active ?? body.summary?.total,
    libvirt: body.libvirt_version?.full_version,
    agent: body.version?.full_version,
  };
}

const hostSchema = v.pipe(hostBody, v.transform(toHost));

export const fetchHosts = (signal?: AbortSignal) => get('hosts', collection('host', hostSchema), signal);

export const fetchHost = (id: string, signal?: AbortSignal) =>
  get(`hosts/${encodeURIComponent(id)}`, hostSchema, signal);

/** A host sent along with a change; undefined when it cannot be read. */
export function readHost(entity: unknown): Host | undefined {
  const said = v.safeParse(hostSchema, entity);
  return said.success ? said.output : undefined;
}

export type HostAction = 'activate' | 'deactivate';

export const actOnHost = async (id: string, action: HostAction) => {
  await act(`hosts/${encodeURIComponent(id)}/${action}`);
};

const clusterSchema = v.object({ id: v.string(), name: v.string() });

export const fetchClusters = (signal?: AbortSignal) =>
  get('clusters', collection('cluster', clusterSchema), signal);
