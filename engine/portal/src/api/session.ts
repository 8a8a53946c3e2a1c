import * as v from 'valibot';

/** Who is logged in, and the token that proves it. */
export interface Session {
  readonly user: string;
  readonly token: string;
}

const KEY = 'vireo.session';
const stored = v.object({ user: v.string(), token: v.string() });

type Listener = () => void;
const listeners = new Set<Listener>();
let current = load();
let expired = false;

function load(): Session | undefined {
  try {
    const said = v.safeParse(stored, JSON.parse(sessionStorage.getItem(KEY) ?? 'null'));
    return said.success ? said.output : undefined;
  } catch {
    return undefined;
  }
}

function change(next: Session | undefined) {
  current = next;
  if (next === undefined) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, JSON.stringify(next));
  for (const listener of listeners) listener();
}

/** The one session of this browser tab; it ends with the tab. */
export const session = {
  current: () => current,
  /** Whether the last session ended because the engine refused its token. */
  expired: () => expired,
  begin: (next: Session) => {
    expired = false;
    change(next);
  },
  end: (because: 'logout' | 'refused') => {
    expired = because === 'refused' && (current !== undefined || expired);
    change(undefined);
  },
  subscribe: (listener: Listener) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
};
