import { createParser, type EventSourceMessage } from 'eventsource-parser';
import * as v from 'valibot';
import { Fault } from './faults';
import { openStream } from './http';

const progressSchema = v.pipe(
  v.object({
    percent: v.number(),
    step: v.number(),
    bytes_done: v.number(),
    bytes_total: v.number(),
  }),
  v.transform(({ bytes_done: bytesDone, bytes_total: bytesTotal, ...rest }) => ({
    ...rest,
    bytesDone,
    bytesTotal,
  })),
);

/** How far a task is, and the step of it that works. */
export type Progress = Readonly<v.InferOutput<typeof progressSchema>>;

const changeSchema = v.object({
  type: v.picklist(['vm', 'host', 'task', 'event', 'disk']),
  id: v.pipe(
    v.union([v.string(), v.number()]),
    v.transform((id) => String(id)),
  ),
  change: v.fallback(v.picklist(['created', 'updated', 'removed']), 'updated'),
  entity: v.optional(v.unknown()),
  progress: v.optional(progressSchema),
});

/**
 * One change in the engine; the entity is there when the engine sent it along. A task with its progress is as it was
 * but for that.
 */
export type Change = v.InferOutput<typeof changeSchema>;

/** `stale`: what is on the screen may be old, the stream is lost and being reopened. */
export type LinkState = 'connecting' | 'live' | 'stale';

export interface StreamListener {
  readonly onChange: (change: Change) => void;
  /** Changes may have been missed: everything must be read again. */
  readonly onResync: () => void;
  readonly onState: (state: LinkState) => void;
}

/** The engine sends a comment every 15 s; silence for longer than this means that the line is dead. */
const SILENCE_MS = 40_000;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;

/** Doubles with every failure in a row, spread by a quarter so that not all browsers come back at once. */
export function retryDelay(failures: number, base: number, spread: number): number {
  const delay = Math.min(LAST_RETRY_MS, base * 2 ** Math.max(0, failures - 1));
  return Math.round(delay * (0.75 + spread / 2));
}

/** Follows the stream until stopped, reopening it as often as it breaks. Returns the function that stops it. */
export function follow(listener: StreamListener, silenceMs = SILENCE_MS): () => void {
  const stopped = new AbortController();
  void new Follower(listener, stopped.signal, silenceMs).run();
  return () => {
    stopped.abort();
  };
}

class Follower {
  private lastEventId: string | undefined;
  private firstRetry = FIRST_RETRY_MS;
  private failures = 0;

  constructor(
    private readonly listener: StreamListener,
    private readonly stopped: AbortSignal,
    private readonly silenceMs: number,
  ) {}

  async run(): Promise<void> {
    this.listener.onState('connecting');
    for (;;) {
      try {
        await this.readOnce();
      } catch (error) {
        if (error instanceof Fault && error.kind === 'signed-out') return;
      }
      if (this.stopped.aborted) return;
      this.failures += 1;
      this.listener.onState('stale');
      await this.pause(retryDelay(this.failures, this.firstRetry, Math.random()));
      if (this.hasStopped()) return;
    }
  }

  private hasStopped(): boolean {
    return this.stopped.aborted;
  }

  /** Reads one connection to its end. */
  private async readOnce(): Promise<void> {
    const line = new AbortController();
    let text: ReadableStreamDefaultReader<string> | undefined;
    const hangUp = () => {
      line.abort();
      void text?.cancel().catch(() => undefined);
    };
    let silence = setTimeout(hangUp, this.silenceMs);
    this.stopped.addEventListener('abort', hangUp);
    try {
      const response = await openStream(this.lastEventId, line.signal);
      const type = response.headers.get('Content-Type') ?? '';
      if (!type.startsWith('text/event-stream') || response.body === null) {
        throw new Fault('unreadable', { status: response.status, detail: type });
      }
      this.listener.onState('live');
      // Without a place to resume from, what changed before this moment was never sent.
      if (this.lastEventId === undefined) this.listener.onResync();
      const parser = this.parser();
      text = response.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let chunk = await text.read(); !chunk.done; chunk = await text.read()) {
        this.failures = 0;
        clearTimeout(silence);
        silence = setTimeout(hangUp, this.silenceMs);
        parser.feed(chunk.value);
      }
    } finally {
      clearTimeout(silence);
      this.stopped.removeEventListener('abort', hangUp);
      hangUp();
    }
  }

  private parser() {
    return createParser({
      onEvent: (message) => {
        this.take(message);
      },
      onRetry: (ms) => {
        this.firstRetry = Math.min(LAST_RETRY_MS, Math.max(100, ms));
      },
    });
  }

  private take(message: EventSourceMessage) {
    if (message.id !== undefined) this.lastEventId = message.id;
    if (message.event === 'resync') {
      this.listener.onResync();
      return;
    }
    const change = readChange(message.data);
    if (change !== undefined) this.listener.onChange(change);
  }

  /** Waits, but no longer than until the network comes back or the page is looked at again. */
  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        window.removeEventListener('online', done);
        document.removeEventListener('visibilitychange', done);
        this.stopped.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      window.addEventListener('online', done);
      document.addEventListener('visibilitychange', done);
      this.stopped.addEventListener('abort', done);
    });
  }
}

/** A message of a kind that this portal does not know is skipped: a newer engine may send more kinds. */
function readChange(data: string): Change | undefined {
  try {
    const said = v.safeParse(changeSchema, JSON.parse(data));
    return said.success ? said.output : undefined;
  } catch {
    return undefined;
  }
}
