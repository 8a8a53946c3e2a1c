import { ADMIN, type Entity } from './samples';
import { sampleChildren, sampleDurations, sampleJobs, sampleLog, sampleSteps } from './taskSamples';

/** What tasks need of the engine around them. */
interface Surroundings {
  readonly say: (job: Entity, change?: string) => void;
  readonly actionMs: () => number;
}

interface Said {
  readonly status: number;
  readonly body: unknown;
}

const ok = (body: unknown): Said => ({ status: 200, body });
const fault = (status: number, detail: string): Said => ({
  status,
  body: { reason: 'Operation Failed', detail: `[${detail}]` },
});

export const CONSEQUENCES =
  'The host may still start VM web-02. Its status becomes unknown, and it can be started again only when its host has said that it does not run there.';

/** The tasks of the fake engine and all that can be asked of them. */
export class FakeTasks {
  jobs = sampleJobs();
  children: readonly Entity[] = sampleChildren;
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
        : fault(403, 'You may not view the system.');
    const job = [...this.jobs, ...this.children].find((one) => one.id === id);
    if (job === undefined) return fault(404, `There is no job ${id}.`);
    if (method === 'POST') return this.act(job, part ?? '', body);
    if (part === 'steps') return ok({ step: sampleSteps(job) });
    if (part === 'log') return ok({ line: sampleLog });
    return ok(job);
  }

  /** A task of others, one for each; they are done after a while. */
  begin(description: string, parts: readonly string[]): Entity {
    const whole = this.fresh(description, {});
    const total = parts.length;
    this.children = [
      ...parts.map((name) => ({ ...this.fresh(`${description}: ${name}`, {}), parent: { id: whole.id } })),
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
    return whole;
  }

  private listed(query: URLSearchParams): readonly Entity[] {
    const search = query.get('search') ?? '';
    const whole = /parent=([\w-]+)/.exec(search)?.[1];
    if (whole === undefined) return this.jobs;
    const max = Number(query.get('max') ?? '1000');
    const page = Number(/page (\d+)/.exec(search)?.[1] ?? '1');
    return this.children
      .filter(({ parent }) => (parent as Entity).id === whole)
      .filter(({ status }) => !search.includes('status=failed') || status === 'failed')
      .slice((page - 1) * max, page * max);
  }

  private act(job: Entity, action: string, body: string): Said {
    const asked = JSON.parse(body === '' ? '{}' : body) as Record<string, unknown>;
    switch (action) {
      case 'cancel':
        this.change(job.id, { cancelling: true });
        setTimeout(
          () => this.end(job.id, { cancelling: false, cancelled_by: { id: ADMIN } }),
          this.around.actionMs(),
        );
        return ok({ status: 'complete' });
      case 'retry': {
        const again = this.fresh(String(job['description']).split(':')[0] ?? '', {
          retry_of: { id: job.id },
        });
        this.add(again);
        return ok({ id: again.id, href: `/ovirt-engine/api/jobs/${again.id}` });
      }
      case 'end':
        if (asked['force'] !== true) return fault(409, CONSEQUENCES);
        this.end(job.id, {});
        return ok({ status: 'complete' });
      default:
        return fault(404, `There is no action ${action}.`);
    }
  }

  private end(id: string, more: object) {
    this.change(id, { status: 'aborted', end_time: Date.now(), ...more });
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

  private change(id: string, change: object) {
    this.jobs = this.jobs.map((job) => (job.id === id ? { ...job, ...change } : job));
    const changed = this.jobs.find((job) => job.id === id);
    if (changed !== undefined) this.around.say(changed);
  }
}
