import { Button } from '@patternfly/react-core/dist/esm/components/Button';
import {
  TextInputGroup,
  TextInputGroupMain,
  TextInputGroupUtilities,
} from '@patternfly/react-core/dist/esm/components/TextInputGroup';
import SearchIcon from '@patternfly/react-icons/dist/esm/icons/search-icon';
import TimesIcon from '@patternfly/react-icons/dist/esm/icons/times-icon';
import type { RefObject } from 'react';
import { useText } from './text';

interface FilterInputProps {
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** The filter box; Escape empties it. PatternFly's own search box brings a menu with it that is not needed here. */
export function FilterInput({ inputRef, label, value, onChange }: FilterInputProps) {
  const say = useText();
  const clear = () => {
    onChange('');
    inputRef.current?.focus();
  };
  return (
    <TextInputGroup
      onKeyDown={(event) => {
        if (event.key === 'Escape') clear();
      }}
    >
      <TextInputGroupMain
        icon={<SearchIcon />}
        innerRef={inputRef}
        value={value}
        aria-label={label}
        placeholder={label}
        onChange={(_event, next) => onChange(next)}
      />
      {value !== '' && (
        <TextInputGroupUtilities>
          <Button
            variant="plain"
            icon={<TimesIcon />}
            aria-label={say('common.clearFilter')}
            onClick={clear}
          />
        </TextInputGroupUtilities>
      )}
    </TextInputGroup>
  );
}
