import * as v from 'valibot';
import { get } from './http';
import { collection, millis, reference, whole } from './values';

const status = v.fallback(v.picklist(['started', 'finished', 'failed', 'aborted', 'unknown']), 'unknown');

const jobSchema = v.pipe(
  v.object({
    id: v.string(),
    description: v.optional(v.string(), ''),
    status,
    start_time: v.optional(millis),
    end_time: v.optional(millis),
    owner: v.optional(reference),
    correlation_id: v.optional(v.string()),
  }),
  v.transform(({ start_time: started, end_time: ended, owner, correlation_id: correlationId, ...job }) => ({
    ...job,
    started,
    ended,
    ownerId: owner?.id,
    correlationId,
  })),
);

/** A task of the engine, as the API calls it: a job. */
export type Job = Readonly<v.InferOutput<typeof jobSchema>>;
export type JobStatus = Job['status'];

const stepSchema = v.pipe(
  v.object({
    id: v.string(),
    description: v.optional(v.string(), ''),
    status,
    number: v.optional(whole, 0),
    progress: v.optional(whole),
    start_time: v.optional(millis),
    end_time: v.optional(millis),
  }),
  v.transform(({ start_time: started, end_time: ended, ...step }) => ({ ...step, started, ended })),
);

export type Step = Readonly<v.InferOutput<typeof stepSchema>>;

export const fetchJobs = (signal?: AbortSignal) => get('jobs?max=50', collection('job', jobSchema), signal);

export const fetchSteps = async (jobId: string, signal?: AbortSignal): Promise<readonly Step[]> => {
  const steps = await get(`jobs/${encodeURIComponent(jobId)}/steps`, collection('step', stepSchema), signal);
  return steps.sort((a, b) => a.number - b.number || (a.started ?? 0) - (b.started ?? 0));
};
