import type { Severity } from '../api/events';
import type { Tone } from './StatusText';

export function severityTone(severity: Severity): Tone {
  switch (severity) {
    case 'normal':
      return 'info';
    case 'warning':
      return 'warning';
    case 'error':
    case 'alert':
      return 'bad';
  }
}
