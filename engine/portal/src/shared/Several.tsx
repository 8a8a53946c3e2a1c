import { Tooltip } from '@patternfly/react-core/dist/esm/components/Tooltip';
import { useText } from './text';

const SHOWN = 2;

/** A few values one below the other; the rest behind a count that tells them. */
export function Several({ items }: { readonly items: readonly string[] }) {
  const say = useText();
  const rest = items.slice(SHOWN);
  if (items.length === 0) return '–';
  return (
    <span className="v-several">
      {items.slice(0, SHOWN).map((item) => (
        <span key={item}>{item}</span>
      ))}
      {rest.length > 0 && (
        <Tooltip content={rest.join(', ')}>
          <button type="button" className="v-more">
            {say('common.more', { count: rest.length })}
          </button>
        </Tooltip>
      )}
    </span>
  );
}
