import { createStore, useStore } from './store';

/** An action that was sent and whose effect has not been seen yet. */
export interface Pending<A extends string> {
  readonly action: A;
  /** The status of the thing when the action was sent: another one means that the action took effect. */
  readonly from: string;
}

/** How long an accepted action may stay without a change of status before the row shows the plain status again. */
const PATIENCE_MS = 10_000;

/** The actions on their way, by the id of the thing acted on. */
export function createPending<A extends string>() {
  const store = createStore<Readonly<Record<string, Pending<A>>>>({});
  const clear = (id: string, only?: Pending<A>) => {
    const { [id]: found, ...others } = store.get();
    if (found !== undefined && (only === undefined || found === only)) store.set(others);
  };
  return {
    async during(id: string, pending: Pending<A>, send: () => Promise<void>): Promise<void> {
      store.set({ ...store.get(), [id]: pending });
      try {
        await send();
      } catch (error) {
        clear(id, pending);
        throw error;
      }
      setTimeout(() => {
        clear(id, pending);
      }, PATIENCE_MS);
    },
    /** To be told of every status that arrives. */
    seen(id: string, status: string) {
      const found = store.get()[id];
      // Later: the row is drawn with its new status after this, and would show the old one once more before.
      if (found !== undefined && found.from !== status) setTimeout(() => clear(id, found));
    },
    use: (id: string, status: string): A | undefined =>
      useStore(store, (all) => (all[id]?.from === status ? all[id].action : undefined)),
  };
}
