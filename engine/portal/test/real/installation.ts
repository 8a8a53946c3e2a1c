import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request, type RequestOptions } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { connect } from 'node:tls';
import { createParser } from 'eventsource-parser';
import { vi } from 'vitest';

const ADMIN = 'admin@internal';

/** The status of a machine as the stream of changes told it, in milliseconds of the epoch. */
interface Told {
  readonly at: number;
  readonly status: string;
}

/** What one client was told of one machine; the list grows until `stop`. */
export interface Following {
  readonly told: readonly Told[];
  /** The moment at which the machine was told to be in a status, `from` a moment on; waits for it. */
  heard(status: string, from: number): Promise<number>;
  stop(): void;
}

/** Long enough for a machine that is busy with a guest's start: what is measured is not how long this waits. */
const TOLD_MS = 30_000;
const LOOK_MS = 20;

/** A running installation as another client sees it, one that knows the engine's certificate authority. */
export class Installation {
  readonly portal = new URL(setting('VIREO_PORTAL_URL', 'the address of the portal'));
  readonly password = readFileSync(
    setting('VIREO_PASSWORD_FILE', "the file of the admin's password"),
    'utf8',
  ).trim();
  private readonly ca = readFileSync(setting('VIREO_CA_FILE', "the file of the authority's certificate"));
  private token = '';

  /**
   * The fingerprint of the engine's public key, as Chromium wants it to accept a certificate: the key is taken from a
   * connection that was checked in full, name and chain, against the engine's own authority.
   */
  async fingerprint(): Promise<string> {
    const { hostname: host, port } = this.portal;
    const socket = connect({ host, port: Number(port || 443), ca: this.ca });
    try {
      await new Promise((resolve, reject) => {
        socket.once('secureConnect', resolve).once('error', reject);
      });
      const key = socket.getPeerX509Certificate()?.publicKey.export({ type: 'spki', format: 'der' });
      if (key === undefined) throw new Error(`${host} showed no certificate`);
      return createHash('sha256').update(key).digest('base64');
    } finally {
      socket.destroy();
    }
  }

  async logIn(): Promise<void> {
    const form = { grant_type: 'password', scope: 'ovirt-app-api', username: ADMIN, password: this.password };
    const answer = await this.send('/ovirt-engine/sso/oauth/token', {}, new URLSearchParams(form).toString());
    const body = JSON.parse(await text(answer)) as { access_token?: string };
    if (body.access_token === undefined) throw new Error(`no token was given: status ${answer.statusCode}`);
    this.token = body.access_token;
  }

  /** Reads a resource; `token` is that of another session than this one's. */
  async get(path: string, token = this.token): Promise<{ status: number; body: unknown }> {
    const answer = await this.send(`/ovirt-engine/api/${path}`, { headers: this.headers(token) });
    const body = await text(answer);
    return { status: answer.statusCode ?? 0, body: answer.statusCode === 200 ? JSON.parse(body) : body };
  }

  /** Posts, and hands on the answer. */
  async act(path: string, what: object = {}): Promise<unknown> {
    const headers = { ...this.headers(), 'Content-Type': 'application/json' };
    const answer = await this.send(`/ovirt-engine/api/${path}`, { headers }, JSON.stringify(what));
    const body = await text(answer);
    if (![200, 201, 202].includes(answer.statusCode ?? 0))
      throw new Error(`${path} was refused: ${answer.statusCode} ${body}`);
    return JSON.parse(body);
  }

  /** Has something removed; it is done when it cannot be read any more. */
  async remove(path: string): Promise<void> {
    const options = { method: 'DELETE', headers: this.headers() };
    const body = await text(await this.send(`/ovirt-engine/api/${path}`, options));
    await vi
      .waitUntil(async () => (await this.get(path)).status === 404, { timeout: TOLD_MS, interval: 200 })
      .catch(() => {
        throw new Error(`${path} is still there: ${body}`);
      });
  }

  /** Follows one machine in a stream of its own. */
  async follow(vmId: string): Promise<Following> {
    const headers = this.headers(this.token, 'text/event-stream');
    const stream = await this.send('/ovirt-engine/api/events', { headers });
    if (stream.statusCode !== 200) throw new Error(`the stream of changes answered ${stream.statusCode}`);
    const told: Told[] = [];
    let asked: Promise<unknown> = Promise.resolve();
    const ask = async (at: number) => {
      const { status = '' } = (await this.get(`vms/${vmId}`)).body as { status?: string };
      if (told.at(-1)?.status !== status) told.push({ at, status });
    };
    const parser = createParser({
      onEvent: ({ data }) => {
        const { type, id } = JSON.parse(data) as { type?: string; id?: string };
        const at = Date.now();
        // A change names the machine only; what it is now has to be asked for.
        if (type === 'vm' && id === vmId) asked = asked.then(() => ask(at));
      },
    });
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      parser.feed(chunk);
    });
    // Hanging up is an error to the reader.
    stream.on('error', () => undefined);
    return { told, heard: (status, from) => heard(told, status, from), stop: () => stream.destroy() };
  }

  private headers(token = this.token, accept = 'application/json') {
    return { Accept: accept, Authorization: `Bearer ${token}` };
  }

  private send(path: string, options: RequestOptions, body?: string): Promise<IncomingMessage> {
    const form = { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' };
    const method = body === undefined ? 'GET' : 'POST';
    return new Promise((resolve, reject) => {
      request(new URL(path, this.portal), { ca: this.ca, method, headers: form, ...options }, resolve)
        .on('error', reject)
        .end(body);
    });
  }
}

async function heard(told: readonly Told[], status: string, from: number): Promise<number> {
  const end = Date.now() + TOLD_MS;
  while (Date.now() < end) {
    const one = told.findLast((each) => each.at >= from && each.status === status);
    if (one !== undefined) return one.at;
    await setTimeout(LOOK_MS);
  }
  const all = told.map((each) => `${each.status} ${each.at - from} ms`).join(', ');
  throw new Error(`the stream told no "${status}" within ${TOLD_MS} ms, only: ${all}`);
}

export function setting(name: string, what: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') {
    throw new Error(
      `${name} must name ${what} of a running installation: ./vireo test brings one up for these tests`,
    );
  }
  return value;
}
