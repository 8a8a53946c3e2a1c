import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import type { FakeEngine } from './engine/fakeEngine';

/** The network of the tests: nothing answers until a fake engine is put on it. */
export const network = setupServer();

/** Puts a fake engine where the portal looks for the real one. */
export function connect(engine: FakeEngine) {
  network.use(
    http.all('*/ovirt-engine/*', async ({ request }) => {
      const token = request.headers.get('Authorization')?.replace('Bearer ', '');
      if (request.headers.get('Accept') === 'text/event-stream') return stream(engine, token);
      const url = new URL(request.url);
      const text = request.method === 'POST' ? await request.text() : '';
      const { status, body } = engine.answer({
        method: request.method,
        path: url.pathname.replace('/ovirt-engine/', '') + url.search,
        token,
        form: new URLSearchParams(text),
        text,
      });
      return HttpResponse.json(body as Record<string, unknown>, { status });
    }),
  );
}

function stream(engine: FakeEngine, token: string | undefined) {
  if (!engine.accepts(token)) return HttpResponse.json({}, { status: 401 });
  let unsubscribe = () => undefined as unknown;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const encoder = new TextEncoder();
      controller.enqueue(encoder.encode(': hello\n\n'));
      unsubscribe = engine.subscribe((message) => controller.enqueue(encoder.encode(message)));
    },
    cancel: () => void unsubscribe(),
  });
  return new HttpResponse(body, { headers: { 'Content-Type': 'text/event-stream' } });
}
