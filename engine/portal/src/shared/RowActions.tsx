import { Dropdown, DropdownItem, DropdownList } from '@patternfly/react-core/dist/esm/components/Dropdown';
import { MenuToggle } from '@patternfly/react-core/dist/esm/components/MenuToggle';
import EllipsisVIcon from '@patternfly/react-icons/dist/esm/icons/ellipsis-v-icon';
import { useState } from 'react';
import { rowMenuPopper } from './popper';
import { useText } from './text';

/** One thing that can be done; with a reason it cannot be done now, and the reason is shown. */
interface ActionItem {
  readonly key: string;
  readonly label: string;
  readonly danger?: boolean;
  readonly whyNot: string | undefined;
  readonly run: () => void;
}

interface RowActionsProps {
  readonly name: string;
  readonly items: readonly ActionItem[];
  /** Words for the toggle instead of the three dots. */
  readonly label?: string;
}

/** The menu at the end of a row. Disabled items stay reachable by keyboard, for they explain themselves. */
export function RowActions({ name, items, label }: RowActionsProps) {
  const say = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <Dropdown
      isOpen={isOpen}
      onOpenChange={setOpen}
      onSelect={() => setOpen(false)}
      popperProps={rowMenuPopper}
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          isExpanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          {...(label === undefined
            ? { variant: 'plain', icon: <EllipsisVIcon />, 'aria-label': say('common.actions', { name }) }
            : { variant: 'secondary' })}
        >
          {label}
        </MenuToggle>
      )}
    >
      <DropdownList>
        {items.map(({ key, label: text, danger, whyNot, run }) => (
          <DropdownItem
            key={key}
            isDanger={danger === true && whyNot === undefined}
            isAriaDisabled={whyNot !== undefined}
            {...(whyNot === undefined
              ? { onClick: run }
              : { tooltipProps: { content: whyNot, position: 'left' } })}
          >
            {text}
          </DropdownItem>
        ))}
      </DropdownList>
    </Dropdown>
  );
}
