import { Nav, NavItem, NavList } from '@patternfly/react-core/dist/esm/components/Nav';
import { PageSidebar, PageSidebarBody } from '@patternfly/react-core/dist/esm/components/Page';
import HistoryIcon from '@patternfly/react-icons/dist/esm/icons/history-icon';
import ServerIcon from '@patternfly/react-icons/dist/esm/icons/server-icon';
import VirtualMachineIcon from '@patternfly/react-icons/dist/esm/icons/virtual-machine-icon';
import { useEffect } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import type { MessageId } from '../shared/messages';
import { useText } from '../shared/text';

const PAGES = [
  { path: '/vms', title: 'vms.title', icon: <VirtualMachineIcon />, key: 'v' },
  { path: '/hosts', title: 'hosts.title', icon: <ServerIcon />, key: 'h' },
  { path: '/events', title: 'events.title', icon: <HistoryIcon />, key: 'e' },
] as const satisfies readonly { title: MessageId; path: string; icon: unknown; key: string }[];

export function Navigation() {
  const say = useText();
  const { pathname } = useLocation();
  useGoKeys();
  return (
    <PageSidebar>
      <PageSidebarBody>
        <Nav aria-label={say('app.navigation')}>
          <NavList>
            {PAGES.map(({ path, title, icon }) => (
              <NavItem key={path} itemId={path} isActive={pathname.startsWith(path)}>
                <Link to={path}>
                  <span className="pf-v6-c-nav__link-icon">{icon}</span>
                  <span className="pf-v6-c-nav__link-text">{say(title)}</span>
                </Link>
              </NavItem>
            ))}
          </NavList>
        </Nav>
      </PageSidebarBody>
    </PageSidebar>
  );
}

/** How long after `g` the letter of a page may come. */
const CHORD_MS = 1_000;

/** `g` then `v`, `h` or `e` goes to a page from anywhere but a field. */
function useGoKeys() {
  const navigate = useNavigate();
  useEffect(() => {
    let pressed = Number.NEGATIVE_INFINITY;
    const onKey = (event: KeyboardEvent) => {
      const busy =
        event.target instanceof Element && event.target.closest('input, textarea, select, [role=dialog]');
      if ((busy !== null && busy !== false) || event.ctrlKey || event.metaKey || event.altKey) return;
      const page = PAGES.find(({ key }) => key === event.key);
      if (page !== undefined && event.timeStamp - pressed < CHORD_MS) void navigate(page.path);
      pressed = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  }, [navigate]);
}
