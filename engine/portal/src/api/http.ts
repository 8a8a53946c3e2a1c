import * as v from 'valibot';
import { Fault, readFault } from './faults';
import { session } from './session';

const API = '/ovirt-engine/api';

/** Reads a resource below the API root and hands it on in the shape that the schema promises. */
export async function get<S extends v.GenericSchema>(
  path: string,
  schema: S,
  signal?: AbortSignal,
): Promise<v.InferOutput<S>> {
  const response = await send(`${API}/${path}`, {
    headers: { Accept: 'application/json', ...authorization() },
    signal: signal ?? null,
  });
  return read(path, schema, await bodyOf(response));
}

async function post(path: string, input: object): Promise<unknown> {
  const response = await send(`${API}/${path}`, {
    method: 'POST',
    headers: { Accept: 'application/json', 'Content-Type': 'application/json', ...authorization() },
    body: JSON.stringify(input),
  });
  return bodyOf(response);
}

/** Calls an action of a resource. The engine says "failed" in the body, in the status, or in both. */
export async function act(path: string, input: object = {}): Promise<unknown> {
  const body = await post(path, input);
  if (v.is(v.object({ status: v.literal('failed') }), body)) throw readFault(200, body);
  return body;
}

/** Calls an action, and hands on what it answers in the shape that the schema promises. */
export const ask = async <S extends v.GenericSchema>(
  path: string,
  schema: S,
  input: object = {},
): Promise<v.InferOutput<S>> => read(path, schema, await act(path, input));

/** Calls an action that begins a task, and hands on the id of that task, which was accepted even if it failed since. */
export const order = async (path: string, input: object = {}): Promise<string> =>
  read(path, v.object({ id: v.string() }), await post(path, input)).id;

/** Posts a form to one of the two log-in services, which lie outside the API root. */
export async function postForm(path: string, form: Record<string, string>): Promise<unknown> {
  const response = await fetchOrFault(`/ovirt-engine/${path}`, {
    method: 'POST',
    headers: { Accept: 'application/json' },
    body: new URLSearchParams(form),
  });
  const body = await bodyOf(response);
  if (!response.ok || v.is(v.object({ error: v.string() }), body)) throw readFault(response.status, body);
  return body;
}

/** Opens the stream of changes; the caller reads its body. */
export async function openStream(lastEventId: string | undefined, signal: AbortSignal): Promise<Response> {
  return send(`${API}/events`, {
    headers: {
      Accept: 'text/event-stream',
      ...authorization(),
      ...(lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId }),
    },
    cache: 'no-store',
    signal,
  });
}

/** Checks an answer against its schema; a mismatch names the place. */
export function read<S extends v.GenericSchema>(path: string, schema: S, body: unknown): v.InferOutput<S> {
  const said = v.safeParse(schema, body);
  if (said.success) return said.output;
  const [issue] = said.issues;
  const place = v.getDotPath(issue) ?? 'body';
  throw new Fault('unreadable', { detail: `${path}: ${place}: ${issue.message}` });
}

function authorization(): Record<string, string> {
  const token = session.current()?.token;
  return token === undefined ? {} : { Authorization: `Bearer ${token}` };
}

async function send(url: string, init: RequestInit): Promise<Response> {
  const sentWith = session.current()?.token;
  const response = await fetchOrFault(url, init);
  if (response.ok) return response;
  // An answer that comes late must not end a session begun after its request.
  if (response.status === 401 && session.current()?.token === sentWith) session.end('refused');
  throw readFault(response.status, await bodyOf(response));
}

async function fetchOrFault(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (init.signal?.aborted === true) throw error;
    throw new Fault('unreachable', {});
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return {};
  try {
    return JSON.parse(text) as unknown;
  } catch {
    if (!response.ok) return {};
    throw new Fault('unreadable', { status: response.status, detail: response.url });
  }
}
