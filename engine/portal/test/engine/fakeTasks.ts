import { ADMIN, type Entity } from './samples';
import {
  CANCELLED,
  described,
  sampleChildren,
  sampleDurations,
  sampleJobs,
  sampleLog,
  sampleSteps,
  SYSTEM,
} from './taskSamples';

/** What tasks need of the engine around them. */
interface Surroundings {
  readonly say: (job: Entity, change?: string) => void;
  readonly actionMs: () => number;
}

interface Said {
  readonly status: number;
  readonly body: unknown;
}

/** One machine of many. */
interface Part {
  readonly vmId: string;
  readonly name: string;
}

/** What is done with many machines: in words, and the kind of task that does it with one. */
interface Doing {
  readonly words: string;
  readonly command: string;
}

const ok = (body: unknown): Said => ({ status: 200, body });
const done = ok({ status: 'complete' });
/** Accepted: the answer is the task. */
const accepted = (job: Entity): Said => ({
  status: 202,
  body: { ...job, href: `/ovirt-engine/api/jobs/${job.id}` },
});
const faultOf = (code: string, detail: string) => ({
  reason: 'Operation Failed',
  detail: `[${detail}]`,
  code,
});
const fault = (status: number, code: string, detail: string): Said => ({
  status,
  body: faultOf(code, detail),
});
/** Of an action the fault stands within an action. */
const refused = (status: number, code: string, detail: string): Said => ({
  status,
  body: { status: 'failed', fault: faultOf(code, detail) },
});

export const CONSEQUENCES =
  'Task "Starting VM web-02" is at "Start on kvm-02.lab.example" since 2026-11-21T09:29:01Z; what a host does of it goes on, and 2 steps that are done stay as they are. Its locks are given up, and nothing is taken back. Cancel it, or end it all the same with force.';

const FORCED = 'ENDED_BY_FORCE';

/** So many machines at most are acted on by one task. */
const MOST = 1_000;

/** As the engine searches: fields compared with words, all of which must be true. */
const COMPARISON = /(\w+)(!?=)([\w-]+)/g;

function matches(job: Entity, search: string): boolean {
  const parent = (job['parent'] as Entity | undefined)?.id;
  const fields: Record<string, unknown> = { ...job, parent, part: parent !== undefined };
  return [...search.matchAll(COMPARISON)].every(
    ([, field = '', sign, value]) => (String(fields[field]) === value) === (sign === '='),
  );
}

const plain = (job: Entity) => String(job['description']).replace(`: ${String(job['failure'])}`, '');

/** The tasks of the fake engine and all that can be asked of them. */
export class FakeTasks {
  jobs = sampleJobs();
  children: readonly Entity[] = sampleChildren;
  stepsOf: (job: Entity) => readonly Entity[] = sampleSteps;
  /** What a task that is tried again fails with, before it is answered. */
  failsAtOnce: string | undefined;
  /** Whether the user may view the whole system. */
  seesDurations = true;
  private last = 0;

  constructor(private readonly around: Surroundings) {}

  /** The answer, or undefined for what is no matter of tasks. */
  answer(
    method: string,
    [id, part]: [string | undefined, string | undefined],
    query: URLSearchParams,
    body: string,
  ) {
    if (id === undefined) return ok({ job: this.listed(query) });
    if (id === 'durations')
      return this.seesDurations
        ? ok({ duration: sampleDurations })
        : fault(403, 'FORBIDDEN', 'You may not view the system.');
    const job = [...this.jobs, ...this.children].find((one) => one.id === id);
    if (job === undefined) return fault(404, 'NOT_FOUND', `There is no job ${id}.`);
    if (method === 'POST') return this.act(job, part ?? '', body);
    if (part === 'steps') return ok({ step: this.stepsOf(job) });
    if (part === 'log') return ok({ line: sampleLog(job) });
    return ok(job);
  }

  /** A task of others, one for each machine; they are done after a while. */
  begin({ words, command }: Doing, parts: readonly Part[]): Said {
    const total = parts.length;
    if (total < 1 || total > MOST)
      return fault(400, 'BATCH_SIZE', `${total} VMs are named, and at most ${MOST} can be acted on at once.`);
    const whole = this.fresh(`${words} ${total} ${total === 1 ? 'VM' : 'VMs'}`, {
      command: 'ActOnVms',
      subject: SYSTEM,
    });
    this.children = [
      ...parts.map(({ vmId, name }) =>
        this.fresh(`${words} VM ${name}`, {
          command,
          parent: { id: whole.id },
          subject: { type: 'vm', id: vmId },
        }),
      ),
      ...this.children,
    ];
    this.add({ ...whole, children: { total, finished: 0, failed: 0 } });
    setTimeout(() => {
      this.children = this.children.map((one) =>
        (one['parent'] as Entity | undefined)?.id === whole.id
          ? { ...one, status: 'finished', end_time: Date.now() }
          : one,
      );
      this.change(whole.id, {
        status: 'finished',
        end_time: Date.now(),
        children: { total, finished: total, failed: 0 },
      });
    }, this.around.actionMs());
    return accepted(whole);
  }

  change(id: string, change: object) {
    this.jobs = this.jobs.map((job) => (job.id === id ? { ...job, ...change } : job));
    const changed = this.jobs.find((job) => job.id === id);
    if (changed !== undefined) this.around.say(changed);
  }

  /** Wholes and parts, the newest first. */
  private listed(query: URLSearchParams): readonly Entity[] {
    const search = query.get('search') ?? '';
    const max = Number(query.get('max') ?? '1000');
    const page = Number(/page (\d+)/.exec(search)?.[1] ?? '1');
    return [...this.jobs, ...this.children]
      .filter((job) => matches(job, search))
      .sort((a, b) => Number(b['start_time']) - Number(a['start_time']))
      .slice((page - 1) * max, page * max);
  }

  private act(job: Entity, action: string, body: string): Said {
    const asked = JSON.parse(body === '' ? '{}' : body) as Record<string, unknown>;
    const runs = job['status'] === 'started';
    switch (action) {
      case 'cancel':
        this.change(job.id, { cancelling: true, cancelled_by: { id: ADMIN } });
        setTimeout(() => this.abort(job, 'CANCELLED', CANCELLED), this.around.actionMs());
        return done;
      case 'retry':
        return this.retry(job);
      case 'end':
        if (!runs)
          return refused(409, 'TASK_ENDED', `Task "${plain(job)}" cannot be ended: it ended before.`);
        if (asked['force'] !== true) return refused(409, 'TASK_RUNS', CONSEQUENCES);
        this.abort(job, FORCED, 'Ended by force by admin@internal.');
        return done;
      default:
        return fault(404, 'NOT_FOUND', `There is no action ${action}.`);
    }
  }

  private retry(job: Entity): Said {
    if (!['failed', 'aborted'].includes(String(job['status'])) || job['error_code'] === FORCED)
      return refused(409, 'TASK_NOT_FAILED', `Task "${plain(job)}" cannot be repeated.`);
    const failure = this.failsAtOnce;
    const again = this.fresh(described(plain(job), failure), {
      command: job['command'],
      subject: job['subject'],
      retry_of: { id: job.id },
      ...(failure !== undefined && { status: 'failed', end_time: Date.now(), failure }),
    });
    this.add(again);
    return accepted(again);
  }

  private abort(job: Entity, code: string, failure: string) {
    this.change(job.id, {
      status: 'aborted',
      end_time: Date.now(),
      cancelling: false,
      error_code: code,
      failure,
      description: described(plain(job), failure),
    });
  }

  private fresh(description: string, more: object): Entity {
    this.last += 1;
    return {
      id: `job-new-${this.last}`,
      description,
      status: 'started',
      start_time: Date.now(),
      owner: { id: ADMIN },
      ...more,
    };
  }

  private add(job: Entity) {
    this.jobs = [job, ...this.jobs];
    this.around.say(job, 'created');
  }
}
