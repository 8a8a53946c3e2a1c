import { Dropdown, DropdownItem, DropdownList } from '@patternfly/react-core/dist/esm/components/Dropdown';
import { MenuToggle } from '@patternfly/react-core/dist/esm/components/MenuToggle';
import UserIcon from '@patternfly/react-icons/dist/esm/icons/user-icon';
import { useState } from 'react';
import { logOut } from '../api/login';
import { useText } from '../shared/text';

export function UserMenu({ user }: { readonly user: string }) {
  const say = useText();
  const [isOpen, setOpen] = useState(false);
  // The session here is over whatever the engine answers; its token dies by itself.
  const leave = () => void logOut().catch(() => undefined);
  return (
    <Dropdown
      isOpen={isOpen}
      onOpenChange={setOpen}
      onSelect={() => setOpen(false)}
      popperProps={{ position: 'end', appendTo: 'inline' }}
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          variant="plainText"
          icon={<UserIcon />}
          isExpanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          aria-label={say('app.user', { user })}
          className="v-user"
        >
          {user}
        </MenuToggle>
      )}
    >
      <DropdownList>
        <DropdownItem onClick={leave}>{say('app.logout')}</DropdownItem>
      </DropdownList>
    </Dropdown>
  );
}
