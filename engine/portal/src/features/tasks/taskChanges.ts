import type { QueryClient } from '@tanstack/react-query';
import type { Step } from '../../api/jobParts';
import type { Job } from '../../api/jobs';
import { readAgain } from '../../api/liveList';
import { queries, taskKeys } from '../../api/queries';
import type { Change, Progress } from '../../api/stream';

/** Reads the tasks again, and of those that changed what is open, parts of others included. */
export async function applyTaskChanges(client: QueryClient, changes: readonly Change[]): Promise<void> {
  const last = new Map<string, Progress | undefined>();
  for (const { type, id, progress } of changes) {
    // What else changed in this batch is not in the progress.
    if (type === 'task') last.set(id, last.has(id) && last.get(id) === undefined ? undefined : progress);
  }
  const ids: string[] = [];
  for (const [id, progress] of last) {
    if (progress === undefined) ids.push(id);
    else writeProgress(client, id, progress);
  }
  if (ids.length === 0) return;
  const pages = client.getQueryCache().findAll({ queryKey: taskKeys.children, type: 'active' });
  // A whole tells how many of its parts are done: it is read again whichever task it was that changed.
  const wholes = new Set([...ids, ...pages.map(({ queryKey }) => String(queryKey[2]))]);
  await Promise.all([
    readAgain(client, queries.jobs.queryKey),
    ...pages.map(({ queryKey }) => readAgain(client, queryKey)),
    ...[...wholes].map((id) => readAgain(client, queries.job(id).queryKey)),
    ...ids.flatMap((id) => [readAgain(client, taskKeys.steps(id)), readAgain(client, taskKeys.log(id))]),
  ]);
}

/** A task that has only come further is not read again. */
function writeProgress(client: QueryClient, id: string, { percent, ...of }: Progress) {
  const further = (job: Job): Job => (job.id === id ? { ...job, progress: percent } : job);
  const all = (jobs?: readonly Job[]) => jobs?.map(further);
  client.setQueryData<readonly Job[]>(queries.jobs.queryKey, all);
  client.setQueriesData<readonly Job[]>({ queryKey: taskKeys.children }, all);
  client.setQueryData<Job>(queries.job(id).queryKey, (job) => job && further(job));
  client.setQueryData<readonly Step[]>(taskKeys.steps(id), (steps) =>
    steps?.map((step) => (step.number === of.step && step.status === 'started' ? stepAt(step, of) : step)),
  );
}

const stepAt = (step: Step, { bytesDone, bytesTotal }: Omit<Progress, 'percent'>): Step => ({
  ...step,
  bytesDone,
  bytesTotal,
  progress: Math.min(100, Math.floor((100 * bytesDone) / bytesTotal)),
});
