import type { Job, JobStatus, Step } from '../../api/jobs';
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
