import type { AuditEvent, Severity } from '../../api/events';
import { matches } from '../../shared/format';
import type { SortValue } from '../../shared/listState';

export const SEVERITIES = ['normal', 'warning', 'error', 'alert'] as const satisfies readonly Severity[];

/** An empty severity lets all pass. */
export function eventMatches(event: AuditEvent, filter: string, severity: string): boolean {
  return (
    (severity === '' || event.severity === severity) &&
    matches(filter, [event.description, event.correlationId])
  );
}

export function eventSortValue(column: string) {
  return (event: AuditEvent): SortValue =>
    column === 'severity' ? SEVERITIES.indexOf(event.severity) : event.time;
}
