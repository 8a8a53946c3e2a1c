import * as v from 'valibot';
import { get } from './http';
import { collection, flag, millis, reference, whole } from './values';

export const jobStatus = v.fallback(
  v.picklist(['started', 'finished', 'failed', 'aborted', 'unknown']),
  'unknown',
);

const jobBody = v.object({
  id: v.string(),
  description: v.optional(v.string(), ''),
  status: jobStatus,
  command: v.optional(v.string()),
  start_time: v.optional(millis),
  end_time: v.optional(millis),
  owner: v.optional(reference),
  correlation_id: v.optional(v.string()),
  failure: v.optional(v.string()),
  error_code: v.optional(v.string()),
  progress: v.optional(whole),
  cancelling: v.optional(flag, false),
  cancelled_by: v.optional(reference),
  parent: v.optional(reference),
  retry_of: v.optional(reference),
  subject: v.optional(v.object({ type: v.string(), id: v.string() })),
  children: v.optional(v.object({ total: whole, finished: whole, failed: whole })),
});

/** Older clients read why a task failed at the end of its description. */
const without = (text: string, ending: string | undefined) =>
  ending !== undefined && text.endsWith(`: ${ending}`) ? text.slice(0, -ending.length - 2) : text;

const jobSchema = v.pipe(
  jobBody,
  v.transform((body) => ({
    id: body.id,
    description: without(body.description, body.failure),
    status: body.status,
    /** The kind of task, such as StartVm. */
    command: body.command,
    started: body.start_time,
    ended: body.end_time,
    ownerId: body.owner?.id,
    correlationId: body.correlation_id,
    failure: body.failure,
    errorCode: body.error_code,
    /** Per cent; undefined when nobody can say. */
    progress: body.progress,
    /** Somebody asked for its end, which has not come yet. */
    cancelling: body.cancelling,
    cancelledById: body.cancelled_by?.id,
    parentId: body.parent?.id,
    retryOfId: body.retry_of?.id,
    subject: body.subject,
    /** Of a task that is made of others: how many, and how many of those ended how. */
    children: body.children,
  })),
);

/** A task of the engine, as the API calls it: a job. */
export type Job = Readonly<v.InferOutput<typeof jobSchema>>;
export type JobStatus = Job['status'];

export const jobPath = (id: string) => `jobs/${encodeURIComponent(id)}`;
export const jobList = collection('job', jobSchema);

/** The newest tasks, without those that are only parts of another one. */
export const fetchJobs = (signal?: AbortSignal): Promise<readonly Job[]> =>
  get(`jobs?search=${encodeURIComponent('part=false')}&max=100`, jobList, signal);

export const fetchJob = (id: string, signal?: AbortSignal) => get(jobPath(id), jobSchema, signal);
