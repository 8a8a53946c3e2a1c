import { Dropdown, DropdownItem, DropdownList } from '@patternfly/react-core/dist/esm/components/Dropdown';
import { MenuToggle } from '@patternfly/react-core/dist/esm/components/MenuToggle';
import AdjustIcon from '@patternfly/react-icons/dist/esm/icons/adjust-icon';
import MoonIcon from '@patternfly/react-icons/dist/esm/icons/moon-icon';
import SunIcon from '@patternfly/react-icons/dist/esm/icons/sun-icon';
import { useState } from 'react';
import { useText } from '../shared/text';
import { chooseTheme, THEMES, useTheme } from '../shared/theme';

const ICONS = { system: <AdjustIcon />, light: <SunIcon />, dark: <MoonIcon /> } as const;

export function ThemeMenu() {
  const say = useText();
  const theme = useTheme();
  const [isOpen, setOpen] = useState(false);
  return (
    <Dropdown
      isOpen={isOpen}
      onOpenChange={setOpen}
      onSelect={() => setOpen(false)}
      popperProps={{ position: 'end', appendTo: 'inline' }}
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          variant="plain"
          icon={ICONS[theme]}
          isExpanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          aria-label={say('app.theme', { theme: say(`app.theme.${theme}`) })}
        />
      )}
    >
      <DropdownList>
        {THEMES.map((name) => (
          <DropdownItem
            key={name}
            icon={ICONS[name]}
            isSelected={name === theme}
            onClick={() => chooseTheme(name)}
          >
            {say(`app.theme.${name}`)}
          </DropdownItem>
        ))}
      </DropdownList>
    </Dropdown>
  );
}
