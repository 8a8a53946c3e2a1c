import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { FakeEngine } from './fakeEngine';

const DIST = join(import.meta.dirname, '../../dist');
const HANDLERS = join(import.meta.dirname, '../../webapp/WEB-INF/undertow-handlers.conf');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.md': 'text/plain',
};
const HEARTBEAT_MS = 15_000;

export interface FakeServer {
  readonly url: string;
  readonly engine: FakeEngine;
  /** Breaks all streams, as a restarted engine does; while down, new ones are refused. */
  cutStreams(down: boolean): void;
  stop(): Promise<void>;
}

/** The headers that the archive asks the server for, so that the pages are tried under their real policy. */
async function policy(): Promise<[string, string][]> {
  const lines = (await readFile(HANDLERS, 'utf8')).split('\n').filter((line) => line.startsWith('header('));
  return lines.map((line) => {
    const [, name = '', , value = ''] = /header='([^']+)', value=(["'])(.+)\2\)/.exec(line) ?? [];
    return [name, value];
  });
}

export async function startServer({ port = 0 } = {}): Promise<FakeServer> {
  const engine = new FakeEngine();
  const streams = new Set<ServerResponse>();
  const headers = await policy();
  let down = false;

  const stream = (response: ServerResponse) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.write(': hello\n\n');
    streams.add(response);
    const unsubscribe = engine.subscribe((message) => response.write(message));
    const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS);
    response.on('close', () => {
      clearInterval(heartbeat);
      unsubscribe();
      streams.delete(response);
    });
  };

  const api = async (request: IncomingMessage, response: ServerResponse) => {
    const token = request.headers.authorization?.replace('Bearer ', '');
    if (request.headers.accept === 'text/event-stream' && engine.accepts(token)) {
      if (down) response.writeHead(503).end();
      else stream(response);
      return;
    }
    const text = await bodyOf(request);
    const form = new URLSearchParams(text);
    const path = (request.url ?? '').replace('/ovirt-engine/', '');
    const { status, body } = engine.answer({ method: request.method ?? 'GET', path, token, form, text });
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  };

  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const answer = path.startsWith('/ovirt-engine/') ? api(request, response) : file(path, headers, response);
    answer.catch(() => response.writeHead(404).end());
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  const used = typeof address === 'object' && address !== null ? address.port : port;

  return {
    url: `http://127.0.0.1:${used}/portal/`,
    engine,
    cutStreams(next) {
      down = next;
      for (const open of streams) open.destroy();
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function file(path: string, headers: readonly [string, string][], response: ServerResponse) {
  const name = normalize(path.replace(/^\/portal\//, '').replace(/[?#].*$/, '')).replace(/^(\.\.\/)+/, '');
  const wanted = name === '.' || name === '' ? 'index.html' : name;
  const content = await readFile(join(DIST, wanted));
  response.writeHead(200, {
    ...Object.fromEntries(headers),
    'Content-Type': TYPES[extname(wanted)] ?? 'text/plain',
  });
  response.end(content);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
