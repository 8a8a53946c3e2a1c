import type { LogLine, Step } from '../../api/jobParts';
import type { Job, JobStatus } from '../../api/jobs';
import type { MessageId } from '../../shared/messages';
import type { Tone } from '../../shared/StatusText';

export function taskTone(status: JobStatus): Tone {
  switch (status) {
    case 'started':
      return 'busy';
    case 'finished':
      return 'good';
    case 'failed':
      return 'bad';
    case 'aborted':
      return 'cancelled';
    case 'unknown':
      return 'unknown';
  }
}

/** Running first, then the newest on top. */
export function inOrder(jobs: readonly Job[]): Job[] {
  const rank = ({ status }: Job) => (status === 'started' ? 0 : 1);
  return [...jobs].sort((a, b) => rank(a) - rank(b) || (b.started ?? 0) - (a.started ?? 0));
}

export const running = (jobs: readonly Job[]) => jobs.filter(({ status }) => status === 'started').length;

/** Failures that ended after the tasks were last looked at. */
export const failedSince = (jobs: readonly Job[], seen: number) =>
  jobs.filter(({ status, ended, started }) => status === 'failed' && (ended ?? started ?? 0) > seen).length;

/** How long something took, or has been taking until now. */
export function elapsed(
  { started, ended }: Pick<Job | Step, 'started' | 'ended'>,
  now: number,
): number | undefined {
  return started === undefined ? undefined : Math.max(0, (ended ?? now) - started);
}

/** The word for how a task is; one that was told to end is not done with it yet. */
export const taskWord = ({ status, cancelling }: Pick<Job, 'status' | 'cancelling'>): MessageId =>
  status === 'started' && cancelling ? 'tasks.cancelling' : `tasks.status.${status}`;

/** What was cancelled can be tried again as what failed can; of what was ended by force nobody knows what it did. */
export const canRetry = ({ status, errorCode }: Pick<Job, 'status' | 'errorCode'>) =>
  status === 'failed' || (status === 'aborted' && errorCode !== 'ENDED_BY_FORCE');

/** The steps that are done still, in their order. */
export function stepsDone(steps: readonly Step[]): Step[] {
  const done = steps.filter(({ status }) => status === 'finished');
  const back = new Set(done.filter(({ undoing }) => undoing).map((step) => step.number));
  return done.filter((step) => !step.undoing && !back.has(step.number));
}

/** A step that takes another one back has the number of that one. */
const keyOf = (number: number, undoing: boolean) => `${number}${undoing ? ' back' : ''}`;

/** The lines of a log by the step that wrote them; what no step owns is for the end. */
export function linesByStep(steps: readonly Step[], log: readonly LogLine[]) {
  const failures = new Map(steps.map((step) => [keyOf(step.number, step.undoing), step.failure]));
  const owned = new Map<string | undefined, LogLine[]>();
  for (const line of log) {
    const key = line.step === undefined ? undefined : keyOf(line.step, line.undoing);
    const owner = key !== undefined && failures.has(key) ? key : undefined;
    // Its last line says why a step failed, which stands with the step itself.
    if (owner !== undefined && line.severity === 'error' && line.text === failures.get(owner)) continue;
    const lines = owned.get(owner);
    if (lines === undefined) owned.set(owner, [line]);
    else lines.push(line);
  }
  return {
    of: ({ number, undoing }: Step): readonly LogLine[] => owned.get(keyOf(number, undoing)) ?? [],
    others: owned.get(undefined) ?? [],
  };
}
