import {
  ADMIN,
  CLUSTER,
  event,
  sampleDevices,
  sampleDisks,
  sampleEvents,
  sampleHosts,
  sampleNics,
  sampleStatistics,
  sampleVms,
  type Entity,
} from './samples';
import { FakeTasks } from './fakeTasks';

export interface Request {
  readonly method: string;
  /** Below `/ovirt-engine/`, with the query. */
  readonly path: string;
  readonly token: string | undefined;
  readonly form?: URLSearchParams;
  /** As it was sent, where it is no form. */
  readonly text?: string;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

type Listener = (message: string) => void;

const ok = (body: unknown): Answer => ({ status: 200, body });
const fault = (status: number, reason: string, detail: string): Answer => ({
  status,
  body: { reason, detail },
});
const failed = (detail: string): Answer => ({
  status: 409,
  body: { status: 'failed', fault: { reason: 'Operation Failed', detail: `[${detail}]` } },
});

const TOKEN = 'fake-token';
export const PASSWORD = 'vireo';

/** What becomes of a machine by an action: the state on the way and the one at the end. */
const VM_STATES: Readonly<Record<string, readonly [string, string]>> = {
  start: ['powering_up', 'up'],
  shutdown: ['powering_down', 'down'],
  stop: ['powering_down', 'down'],
  reboot: ['reboot_in_progress', 'up'],
};
/** What an action is called in the description of its task, and its kind. */
const VM_TASKS: Readonly<Record<string, { words: string; command: string }>> = {
  start: { words: 'Starting', command: 'StartVm' },
  shutdown: { words: 'Shutting down', command: 'ShutdownVm' },
  stop: { words: 'Powering off', command: 'StopVm' },
  reboot: { words: 'Rebooting', command: 'RebootVm' },
};
const HOST_STATES: Readonly<Record<string, readonly [string, string]>> = {
  activate: ['connecting', 'up'],
  deactivate: ['preparing_for_maintenance', 'maintenance'],
};

/** An engine of the size of a test: the same wire shapes, a memory instead of a database, timers instead of hosts. */
export class FakeEngine {
  vms = sampleVms();
  hosts = sampleHosts();
  readonly tasks = new FakeTasks({
    say: (job, change) => this.say('task', job, change),
    actionMs: () => this.actionMs,
  });
  events = sampleEvents();
  readonly clusters: Entity[] = [{ id: CLUSTER, name: 'Default' }];
  /** What the display of every machine speaks. */
  protocol = 'vnc';
  /** How long an action takes; the state on the way lasts that long. */
  actionMs = 800;
  /** Whether entities travel with their change, as the interface allows but does not demand. */
  sendsEntities = false;
  readonly requests: string[] = [];
  private readonly listeners = new Set<Listener>();
  private lastMessage = 0;
  private revoked = false;

  answer(request: Request): Answer {
    const [path = '', query = ''] = request.path.split('?');
    this.requests.push(`${request.method} ${request.path}`);
    if (path === 'sso/oauth/token') return this.login(request.form ?? new URLSearchParams());
    if (path === 'services/sso-logout') return ok({});
    if (!this.accepts(request.token)) return { status: 401, body: {} };
    return this.resource(request, path.replace(/^api\//, ''), query);
  }

  private resource(request: Request, path: string, query: string): Answer {
    const [collection = '', id, part] = path.split('/');
    if (collection === 'jobs') {
      const asked = new URLSearchParams(query);
      return this.tasks.answer(request.method, [id, part], asked, request.text ?? '');
    }
    if (request.method === 'POST') return this.post(collection, [id ?? '', part], request.text ?? '');
    return id === undefined
      ? this.list(collection, new URLSearchParams(query))
      : this.one({ collection, id, part, query });
  }

  private post(collection: string, [id, part]: [string, string | undefined], text: string): Answer {
    if (part === 'graphicsconsoles') return this.letThrough(id);
    return collection === 'vms' && part === undefined
      ? this.actOnMany(id, text)
      : this.act(collection, id, part ?? '');
  }

  /** Both tickets of a display. */
  private letThrough(vmId: string): Answer {
    const vm = this.vms.find(({ id }) => id === vmId);
    const status = String(vm?.['status']);
    return status === 'up'
      ? ok({ ticket: { value: 'secret' }, proxy_ticket: { value: 'let-through' } })
      : failed(`Cannot set VM Ticket. VM is not running: VM ${String(vm?.['name'])} is ${status}.`);
  }

  accepts = (token: string | undefined) => token === TOKEN && !this.revoked;

  revokeTokens() {
    this.revoked = true;
  }

  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Sends a change of an entity to all who follow. */
  say(type: string, entity: Entity, change = 'updated') {
    const data = { type, id: entity.id, change, ...(this.sendsEntities && { entity }) };
    this.send(type, JSON.stringify(data));
  }

  send(event: string, data: string) {
    this.lastMessage += 1;
    for (const listener of this.listeners)
      listener(`id: ${this.lastMessage}\nevent: ${event}\ndata: ${data}\n\n`);
  }

  changeVm(id: string, change: Partial<Entity>) {
    this.vms = this.vms.map((vm) => (vm.id === id ? { ...vm, ...change } : vm));
    const changed = this.vms.find((vm) => vm.id === id);
    if (changed !== undefined) this.say('vm', changed);
  }

  changeHost(id: string, change: Partial<Entity>) {
    this.hosts = this.hosts.map((host) => (host.id === id ? { ...host, ...change } : host));
    const changed = this.hosts.find((host) => host.id === id);
    if (changed !== undefined) this.say('host', changed);
  }

  private login(form: URLSearchParams): Answer {
    if (form.get('username') !== 'admin@internal' || form.get('password') !== PASSWORD) {
      const error = 'Cannot authenticate user admin@internal: the user name or the password is wrong.';
      return { status: 400, body: { error, error_code: 'access_denied' } };
    }
    this.revoked = false;
    return ok({ access_token: TOKEN, token_type: 'bearer', exp: '9999999999999', scope: 'ovirt-app-api' });
  }

  private list(collection: string, query: URLSearchParams): Answer {
    const vmId = /^vm\.id=(.+)$/.exec(query.get('search') ?? '')?.[1];
    switch (collection) {
      case 'vms':
        return ok({ vm: this.vms });
      case 'hosts':
        return ok({ host: this.hosts });
      case 'clusters':
        return ok({ cluster: this.clusters });
      case 'users':
        return ok({ user: [{ id: ADMIN, name: 'admin', user_name: 'admin@internal-authz' }] });
      case 'events':
        return ok({
          event: this.events.filter(
            ({ vm }) => vmId === undefined || (vm as Entity | undefined)?.id === vmId,
          ),
        });
      default:
        return fault(404, 'Not Found', `There is no collection ${collection}.`);
    }
  }

  private one(asked: { collection: string; id: string; part: string | undefined; query: string }): Answer {
    const rows = { vms: this.vms, hosts: this.hosts }[asked.collection] ?? [];
    const index = rows.findIndex(({ id }) => id === asked.id);
    const row = rows[index];
    if (row === undefined) return fault(404, 'Not Found', `There is no entity ${asked.id}.`);
    if (asked.part === 'devices')
      return ok({ device: row['status'] === 'down' ? [] : sampleDevices(index + 1) });
    if (asked.part === 'graphicsconsoles')
      return ok({ graphics_console: [{ id: '766e63', protocol: this.protocol }] });
    if (asked.part === 'statistics')
      return ok({ statistic: sampleStatistics(asked.collection, String(row['status'])) });
    if (!asked.query.includes('nics')) return ok(row);
    const nics = { nic: sampleNics(index + 1) };
    return ok({ ...row, nics, disk_attachments: { disk_attachment: sampleDisks(index + 1) } });
  }

  private actOnMany(action: string, text: string): Answer {
    const asked = (JSON.parse(text) as { vm: { id: string }[] }).vm.map(({ id }) => id);
    const rows = this.vms.filter(({ id }) => asked.includes(id));
    const doing = VM_TASKS[action];
    if (doing === undefined) return fault(404, 'Not Found', `There is no action ${action}.`);
    return this.tasks.begin(
      doing,
      rows.map(({ id, name }) => ({ vmId: id, name: String(name) })),
    );
  }

  private act(collection: string, id: string, action: string): Answer {
    const isVm = collection === 'vms';
    const states = (isVm ? VM_STATES : HOST_STATES)[action];
    const row = (isVm ? this.vms : this.hosts).find((entity) => entity.id === id);
    if (states === undefined || row === undefined)
      return fault(404, 'Not Found', `There is no action ${action}.`);
    const name = String(row['name']);
    if (name === 'db-02') return failed('Cannot run VM db-02. No host has 64 GiB of memory free.');
    const change = (status: string) => {
      if (isVm) this.changeVm(id, { status });
      else this.changeHost(id, { status });
    };
    const job: Entity = {
      id: `job-${this.requests.length}`,
      description: isVm ? `${VM_TASKS[action]?.words ?? ''} VM ${name}` : `${action} ${name}`,
      command: isVm ? VM_TASKS[action]?.command : undefined,
      subject: { type: isVm ? 'vm' : 'host', id },
      status: 'started',
      start_time: Date.now(),
      owner: { id: ADMIN },
    };
    this.tasks.jobs = [job, ...this.tasks.jobs];
    this.say('task', job, 'created');
    change(states[0]);
    setTimeout(() => {
      change(states[1]);
      const done = { ...job, status: 'finished', end_time: Date.now() };
      this.tasks.jobs = this.tasks.jobs.map((other) => (other.id === job.id ? done : other));
      this.say('task', done);
      const written = event(200 + this.requests.length, 'normal', 0, `${name} is ${states[1]}.`, {
        [isVm ? 'vm' : 'host']: { id },
      });
      this.events = [written, ...this.events];
      this.say('event', written, 'created');
    }, this.actionMs);
    return ok({ status: 'complete', job: { id: job.id } });
  }
}
