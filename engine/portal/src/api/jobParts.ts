import * as v from 'valibot';
import { act, get, order } from './http';
import { jobList, jobPath, jobStatus } from './jobs';
import { collection, flag, millis, whole } from './values';

const stepSchema = v.pipe(
  v.object({
    id: v.string(),
    description: v.optional(v.string(), ''),
    status: jobStatus,
    /** Why it failed. */
    failure: v.optional(v.string()),
    number: v.optional(whole, 0),
    /** It takes back what the step with the same number did. */
    undoing: v.optional(flag, false),
    progress: v.optional(whole),
    bytes_done: v.optional(whole),
    bytes_total: v.optional(whole),
    start_time: v.optional(millis),
    end_time: v.optional(millis),
  }),
  v.transform(
    ({ start_time: started, end_time: ended, bytes_done: bytesDone, bytes_total: bytesTotal, ...step }) => ({
      ...step,
      started,
      ended,
      bytesDone,
      bytesTotal,
    }),
  ),
);

export type Step = Readonly<v.InferOutput<typeof stepSchema>>;

const lineSchema = v.object({
  time: millis,
  /** The number of the step that wrote it. */
  step: v.optional(whole),
  undoing: v.optional(flag, false),
  severity: v.fallback(v.picklist(['normal', 'warning', 'error']), 'normal'),
  text: v.string(),
});

export type LogLine = Readonly<v.InferOutput<typeof lineSchema>>;

const durationSchema = v.object({
  command: v.string(),
  count: whole,
  failed: whole,
  /** Milliseconds, of those that finished; absent when none did. */
  median: v.optional(whole),
  p95: v.optional(whole),
  longest: v.optional(whole),
});

export type JobDuration = Readonly<v.InferOutput<typeof durationSchema>>;

export const CHILDREN_PAGE = 50;

export interface ChildrenPage {
  readonly parentId: string;
  /** From 1. */
  readonly page: number;
  readonly failedOnly: boolean;
}

/** Whatever ended, but not well: failed, cancelled, or nobody knows how. */
const FAILED = ' and status!=finished and status!=started';

/** One page of the tasks that a task is made of. */
export function fetchChildren({ parentId, page, failedOnly }: ChildrenPage, signal?: AbortSignal) {
  const search = `parent=${parentId}${failedOnly ? FAILED : ''} page ${page}`;
  return get(`jobs?search=${encodeURIComponent(search)}&max=${CHILDREN_PAGE}`, jobList, signal);
}

/** Those that take back come after all that they take back, the last one first. */
const inOrder = (a: Step, b: Step) =>
  Number(a.undoing) - Number(b.undoing) || (a.undoing ? b.number - a.number : a.number - b.number);

export const fetchSteps = async (jobId: string, signal?: AbortSignal): Promise<readonly Step[]> => {
  const steps = await get(`${jobPath(jobId)}/steps`, collection('step', stepSchema), signal);
  return steps.sort(inOrder);
};

export const fetchLog = (jobId: string, signal?: AbortSignal): Promise<readonly LogLine[]> =>
  get(`${jobPath(jobId)}/log`, collection('line', lineSchema), signal);

/** How long each kind of task usually takes; only for who may view the whole system. */
export const fetchDurations = (signal?: AbortSignal): Promise<readonly JobDuration[]> =>
  get('jobs/durations', collection('duration', durationSchema), signal);

/** Asks for the end of a task; it comes when the step that runs can stop, and what was done is undone. */
export const cancelJob = async (id: string) => {
  await act(`${jobPath(id)}/cancel`);
};

/** Does again, as a new task, what one failed to do; hands on the id of the new one. */
export const retryJob = (id: string) => order(`${jobPath(id)}/retry`);

/** Ends a task whatever it does. Without force nothing happens, but that the fault tells the consequences. */
export const endJob = async (id: string, force: boolean) => {
  await act(`${jobPath(id)}/end`, force ? { force } : {});
};
