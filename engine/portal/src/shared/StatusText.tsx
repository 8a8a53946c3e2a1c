import { Icon, type IconComponentProps } from '@patternfly/react-core/dist/esm/components/Icon';
import { Spinner } from '@patternfly/react-core/dist/esm/components/Spinner';
import BanIcon from '@patternfly/react-icons/dist/esm/icons/ban-icon';
import CheckCircleIcon from '@patternfly/react-icons/dist/esm/icons/check-circle-icon';
import ExclamationCircleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon';
import ExclamationTriangleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-triangle-icon';
import InfoCircleIcon from '@patternfly/react-icons/dist/esm/icons/info-circle-icon';
import OffIcon from '@patternfly/react-icons/dist/esm/icons/power-off-icon';
import PauseCircleIcon from '@patternfly/react-icons/dist/esm/icons/pause-circle-icon';
import UnknownIcon from '@patternfly/react-icons/dist/esm/icons/unknown-icon';
import WrenchIcon from '@patternfly/react-icons/dist/esm/icons/wrench-icon';
import type { ComponentType, ReactNode } from 'react';

/** How a state looks; words always stand beside it, colour never speaks alone. */
export type Tone =
  'good' | 'off' | 'busy' | 'paused' | 'warning' | 'bad' | 'unknown' | 'maintenance' | 'info' | 'cancelled';

type Look = readonly [icon: ComponentType, status?: NonNullable<IconComponentProps['status']>];

const LOOKS: Readonly<Record<Exclude<Tone, 'busy'>, Look>> = {
  good: [CheckCircleIcon, 'success'],
  off: [OffIcon],
  paused: [PauseCircleIcon, 'warning'],
  warning: [ExclamationTriangleIcon, 'warning'],
  bad: [ExclamationCircleIcon, 'danger'],
  unknown: [UnknownIcon, 'warning'],
  maintenance: [WrenchIcon, 'custom'],
  info: [InfoCircleIcon, 'info'],
  cancelled: [BanIcon],
};

export function ToneIcon({ tone }: { readonly tone: Tone }) {
  if (tone === 'busy') return <Spinner size="sm" isInline aria-hidden="true" role="presentation" />;
  const [Picture, status] = LOOKS[tone];
  return (
    <Icon {...(status === undefined ? {} : { status })} isInline>
      <Picture />
    </Icon>
  );
}

interface StatusTextProps {
  readonly tone: Tone;
  /** Why it is so. */
  readonly detail?: string | undefined;
  readonly children: ReactNode;
}

/** A state as icon and word. */
export function StatusText({ tone, detail, children }: StatusTextProps) {
  return (
    <span className="v-status" title={detail}>
      <ToneIcon tone={tone} />
      <span>{children}</span>
    </span>
  );
}
