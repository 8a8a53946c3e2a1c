import { delay, http, HttpResponse } from 'msw';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { network } from '../../test/network';
import { session } from './session';
import { follow, retryDelay, type Change, type LinkState } from './stream';

const URL = '*/ovirt-engine/api/events';

/** Serves one text after the other, a connection each, and remembers what was asked with. */
function serve(...texts: (string | number)[]) {
  const asked: (string | null)[] = [];
  network.use(
    http.get(URL, async ({ request }) => {
      asked.push(request.headers.get('Last-Event-ID'));
      const text = texts[asked.length - 1];
      if (text === undefined) await delay('infinite');
      if (typeof text === 'number') return HttpResponse.json({}, { status: text });
      return new HttpResponse(text ?? '', { headers: { 'Content-Type': 'text/event-stream' } });
    }),
  );
  return asked;
}

function record(silenceMs?: number) {
  const changes: Change[] = [];
  const states: LinkState[] = [];
  let resyncs = 0;
  const stop = follow(
    {
      onChange: (change) => changes.push(change),
      onResync: () => (resyncs += 1),
      onState: (state) => states.push(state),
    },
    silenceMs,
  );
  return { changes, states, stop, resyncs: () => resyncs };
}

const message = (id: number, data: string, event = 'vm') => `id: ${id}\nevent: ${event}\ndata: ${data}\n\n`;

describe('the stream of changes', () => {
  let stop: () => void = () => undefined;

  beforeEach(() => session.begin({ user: 'u', token: 't' }));
  afterEach(() => stop());

  it('handsOnChangesAndSkipsWhatItDoesNotKnow', async () => {
    serve(
      ': comment\n\n' +
        message(1, '{"type":"vm","id":"a","change":"created","entity":{"id":"a"}}') +
        message(2, '{"type":"quantum","id":"b","change":"updated"}') +
        message(3, 'no json') +
        message(4, '{"type":"event","id":7,"change":"created"}', 'event'),
    );
    const seen = record();
    stop = seen.stop;
    await vi.waitFor(() => expect(seen.changes).toHaveLength(2));
    expect(seen.changes).toEqual([
      { type: 'vm', id: 'a', change: 'created', entity: { id: 'a' } },
      { type: 'event', id: '7', change: 'created' },
    ]);
  });

  it('comesBackFromWhereItWasCutAndReadsAllOnlyTheFirstTime', async () => {
    const asked = serve(
      `retry: 100\n${message(41, '{"type":"vm","id":"a"}')}`,
      message(42, '{"type":"vm","id":"b"}'),
    );
    const seen = record();
    stop = seen.stop;
    await vi.waitFor(() => expect(asked).toHaveLength(3), { timeout: 5000 });
    expect(asked).toEqual([null, '41', '42']);
    expect(seen.resyncs()).toBe(1);
    expect(seen.states).toEqual(['connecting', 'live', 'stale', 'live', 'stale']);
  });

  it('readsAllAgainWhenTheEngineSaysSo', async () => {
    serve(message(1, '{}', 'resync'));
    const seen = record();
    stop = seen.stop;
    await vi.waitFor(() => expect(seen.resyncs()).toBe(2));
  });

  it('hangsUpOnALineThatFellSilent', async () => {
    let opened = 0;
    network.use(
      http.get(URL, () => {
        opened += 1;
        const silent = new ReadableStream<Uint8Array>({
          start: (controller) => controller.enqueue(new TextEncoder().encode('retry: 100\n\n: hello\n\n')),
        });
        return new HttpResponse(silent, { headers: { 'Content-Type': 'text/event-stream' } });
      }),
    );
    const seen = record(200);
    stop = seen.stop;
    await vi.waitFor(() => expect(opened).toBeGreaterThan(1), { timeout: 5000 });
    expect(seen.states.slice(0, 4)).toEqual(['connecting', 'live', 'stale', 'live']);
  });

  it('stopsAtTheEndOfTheSession', async () => {
    const asked = serve(401);
    const seen = record();
    stop = seen.stop;
    await vi.waitFor(() => expect(session.current()).toBeUndefined());
    await delay(300);
    expect(asked).toHaveLength(1);
    expect(session.expired()).toBe(true);
  });

  it('goesOnTryingWhileTheEngineIsAway', async () => {
    const asked = serve(`retry: 100\n${message(1, '{"type":"vm","id":"a"}')}`, 503, 503);
    const seen = record();
    stop = seen.stop;
    await vi.waitFor(() => expect(asked.length).toBeGreaterThan(2), { timeout: 5000 });
    expect(seen.states.at(-1)).toBe('stale');
  });
});

describe('the pause before a new try', () => {
  it('doublesUpToItsLimitAndIsSpread', () => {
    expect(retryDelay(1, 1000, 0.5)).toBe(1000);
    expect(retryDelay(2, 1000, 0.5)).toBe(2000);
    expect(retryDelay(50, 1000, 0.5)).toBe(30_000);
    expect(retryDelay(1, 1000, 0)).toBe(750);
    expect(retryDelay(1, 1000, 1)).toBe(1250);
  });
});
