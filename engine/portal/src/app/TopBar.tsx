import {
  Masthead,
  MastheadBrand,
  MastheadContent,
  MastheadLogo,
  MastheadMain,
  MastheadToggle,
} from '@patternfly/react-core/dist/esm/components/Masthead';
import { PageToggleButton } from '@patternfly/react-core/dist/esm/components/Page';
import { Link } from 'react-router';
import { Logo } from '../shared/Logo';
import { useText } from '../shared/text';
import { LinkBadge } from './LinkBadge';
import { ThemeMenu } from './ThemeMenu';
import { UserMenu } from './UserMenu';

export function TopBar({ user }: { readonly user: string }) {
  const say = useText();
  return (
    <Masthead display={{ default: 'inline' }}>
      <MastheadMain>
        <MastheadToggle>
          <PageToggleButton isHamburgerButton aria-label={say('app.navigation.toggle')} />
        </MastheadToggle>
        <MastheadBrand>
          <MastheadLogo component={(props) => <Link {...props} to="/vms" className="v-brand" />}>
            <Logo />
            <span>{say('app.name')}</span>
          </MastheadLogo>
        </MastheadBrand>
      </MastheadMain>
      <MastheadContent>
        <div className="v-top">
          <LinkBadge />
          <ThemeMenu />
          <UserMenu user={user} />
        </div>
      </MastheadContent>
    </Masthead>
  );
}
