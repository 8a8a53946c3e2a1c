import { Alert, AlertActionCloseButton, AlertGroup } from '@patternfly/react-core/dist/esm/components/Alert';
import { createStore, useStore } from './store';

interface Toast {
  readonly id: number;
  readonly title: string;
  readonly lines: readonly string[];
}

const MAX_TOASTS = 5;
const store = createStore<readonly Toast[]>([]);
let lastId = 0;

/** Shows a failure until it is closed: an error must not vanish while nobody looks. */
export function toastFailure(title: string, details: readonly (string | undefined)[]) {
  lastId += 1;
  const lines = details.filter((line): line is string => line !== undefined && line !== '');
  store.set([{ id: lastId, title, lines }, ...store.get()].slice(0, MAX_TOASTS));
}

export function clearToasts() {
  store.set([]);
}

const close = (id: number) => {
  store.set(store.get().filter((toast) => toast.id !== id));
};

export function Toasts() {
  const toasts = useStore(store, (all) => all);
  return (
    <AlertGroup isToast isLiveRegion>
      {toasts.map(({ id, title, lines }) => (
        <Alert
          key={id}
          variant="danger"
          component="p"
          title={title}
          actionClose={<AlertActionCloseButton title={title} onClose={() => close(id)} />}
        >
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Alert>
      ))}
    </AlertGroup>
  );
}
