import * as v from 'valibot';

/** What kept a request from succeeding, as the user interface tells it. */
export type FaultKind = 'refused' | 'signed-out' | 'unreachable' | 'unreadable';

/** A failed request: the engine's own reason and detail where it gave them. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly kind: FaultKind;
  readonly status: number;
  readonly reason: string | undefined;
  readonly detail: string | undefined;
  /** For programs: why the engine refused. */
  readonly code: string | undefined;

  constructor(
    kind: FaultKind,
    said: {
      status?: number;
      reason?: string | undefined;
      detail?: string | undefined;
      code?: string | undefined;
    },
  ) {
    super([kind, said.status, said.reason, said.detail].filter((part) => part !== undefined).join(': '));
    this.kind = kind;
    this.status = said.status ?? 0;
    this.reason = said.reason;
    this.detail = said.detail;
    this.code = said.code;
  }
}

const text = v.optional(v.string());
const plainFault = v.object({ reason: text, detail: text, code: text });
const loginFault = v.object({ error: v.string(), error_description: text });

const faultBody = v.union([
  v.pipe(
    v.object({ fault: plainFault }),
    v.transform(({ fault }) => fault),
  ),
  v.pipe(
    loginFault,
    v.transform(({ error, error_description: description }) => ({
      reason: error,
      detail: description,
      code: undefined,
    })),
  ),
  plainFault,
]);

/** Reads a refusal in any of its three forms: a fault, an action with a fault, an answer of the token endpoint. */
export function readFault(status: number, body: unknown): Fault {
  const first: unknown = Array.isArray(body) ? body[0] : body;
  const said = v.safeParse(faultBody, first);
  const { reason, detail, code }: v.InferOutput<typeof plainFault> = said.success ? said.output : {};
  return new Fault(status === 401 ? 'signed-out' : 'refused', {
    status,
    reason,
    // The token endpoint says the same twice.
    detail: detail === reason ? undefined : unbracketed(detail),
    code,
  });
}

/** The engine wraps lists of messages in square brackets; people read them without. */
function unbracketed(detail: string | undefined): string | undefined {
  return detail?.replace(/^\[(.*)\]$/s, '$1');
}
