import type { Tone } from './StatusText';

const TONES: Readonly<Record<string, Tone>> = {
  up: 'good',
  down: 'off',
  suspended: 'paused',
  paused: 'paused',
  not_responding: 'bad',
  image_illegal: 'bad',
  non_responsive: 'bad',
  non_operational: 'bad',
  install_failed: 'bad',
  error: 'bad',
  kdumping: 'bad',
  unknown: 'unknown',
  unassigned: 'unknown',
  maintenance: 'maintenance',
  pending_approval: 'info',
};

const BUSY = [
  'powering_up',
  'powering_down',
  'saving_state',
  'restoring_state',
  'migrating',
  'wait_for_launch',
  'reboot_in_progress',
  'image_locked',
  'preparing_for_maintenance',
  'connecting',
  'installing',
  'installing_os',
  'initializing',
  'reboot',
];

/** The look of a status of a machine or a host; one that this portal does not know looks unknown. */
export function statusTone(status: string): Tone {
  return BUSY.includes(status) ? 'busy' : (TONES[status] ?? 'unknown');
}
