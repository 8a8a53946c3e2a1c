import { queryOptions } from '@tanstack/react-query';
import { fetchEvents } from './events';
import { fetchClusters, fetchHosts } from './hosts';
import { fetchJob, fetchJobs } from './jobs';
import { fetchUsers } from './users';
import { fetchDevices, fetchHardware } from './vmDevices';
import { fetchVms } from './vms';

/** Every query of the portal and its key: pages read through these, live changes write through them. */
export const queries = {
  vms: queryOptions({ queryKey: ['vms', 'list'], queryFn: ({ signal }) => fetchVms(signal) }),
  vmHardware: (id: string) =>
    queryOptions({
      queryKey: ['vms', 'parts', id, 'hardware'],
      queryFn: ({ signal }) => fetchHardware(id, signal),
    }),
  vmDevices: (id: string) =>
    queryOptions({
      queryKey: ['vms', 'parts', id, 'devices'],
      queryFn: ({ signal }) => fetchDevices(id, signal),
    }),
  /** The key of everything shown of one machine, or of any, beside the row. */
  vmParts: (id?: string) => (id === undefined ? ['vms', 'parts'] : ['vms', 'parts', id]),
  hosts: queryOptions({ queryKey: ['hosts', 'list'], queryFn: ({ signal }) => fetchHosts(signal) }),
  clusters: queryOptions({ queryKey: ['clusters'], queryFn: ({ signal }) => fetchClusters(signal) }),
  users: queryOptions({ queryKey: ['users'], queryFn: ({ signal }) => fetchUsers(signal) }),
  events: queryOptions({ queryKey: ['events'], queryFn: ({ signal }) => fetchEvents(undefined, signal) }),
  vmEvents: (id: string) =>
    queryOptions({ queryKey: ['events', 'vm', id], queryFn: ({ signal }) => fetchEvents(id, signal) }),
  jobs: queryOptions({ queryKey: ['jobs', 'list'], queryFn: ({ signal }) => fetchJobs(signal) }),
  job: (id: string) =>
    queryOptions({ queryKey: ['jobs', 'one', id], queryFn: ({ signal }) => fetchJob(id, signal) }),
};

/** The keys of what is read of a task when it is opened. */
export const taskKeys = {
  steps: (jobId: string) => ['jobs', 'steps', jobId],
  log: (jobId: string) => ['jobs', 'log', jobId],
  /** Of every page of the tasks that others are made of; the next part is the id of the whole. */
  children: ['jobs', 'children'],
};
