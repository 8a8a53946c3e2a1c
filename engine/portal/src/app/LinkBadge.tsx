import { Label } from '@patternfly/react-core/dist/esm/components/Label';
import { Tooltip } from '@patternfly/react-core/dist/esm/components/Tooltip';
import ConnectedIcon from '@patternfly/react-icons/dist/esm/icons/connected-icon';
import DisconnectedIcon from '@patternfly/react-icons/dist/esm/icons/disconnected-icon';
import InProgressIcon from '@patternfly/react-icons/dist/esm/icons/in-progress-icon';
import { useText } from '../shared/text';
import { useLink } from './liveUpdates';

const LOOKS = {
  live: { icon: <ConnectedIcon />, color: 'green' },
  connecting: { icon: <InProgressIcon />, color: 'grey' },
  stale: { icon: <DisconnectedIcon />, color: 'orange' },
} as const;

/** Whether what is on the screen follows the engine. */
export function LinkBadge() {
  const say = useText();
  const link = useLink();
  return (
    <span role="status">
      <Tooltip content={say(`link.${link}.help`)} position="bottom">
        <Label isCompact variant={link === 'stale' ? 'filled' : 'outline'} {...LOOKS[link]}>
          {say(`link.${link}`)}
        </Label>
      </Tooltip>
    </span>
  );
}
