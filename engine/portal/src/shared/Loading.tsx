import { Spinner } from '@patternfly/react-core/dist/esm/components/Spinner';
import { useText } from './text';

export function Loading() {
  const say = useText();
  return (
    <div className="v-loading">
      <Spinner size="lg" aria-label={say('app.loading')} />
    </div>
  );
}
