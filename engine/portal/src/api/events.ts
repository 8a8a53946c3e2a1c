import * as v from 'valibot';
import { get } from './http';
import { collection, millis, reference, whole } from './values';

const severity = v.fallback(v.picklist(['normal', 'warning', 'error', 'alert']), 'normal');

const eventSchema = v.pipe(
  v.object({
    id: v.pipe(
      v.union([v.string(), v.number()]),
      v.transform((id) => String(id)),
    ),
    code: v.optional(whole),
    severity,
    time: millis,
    description: v.optional(v.string(), ''),
    correlation_id: v.optional(v.string()),
    vm: v.optional(reference),
    host: v.optional(reference),
    user: v.optional(reference),
  }),
  v.transform(({ correlation_id: correlationId, vm, host, user, ...event }) => ({
    ...event,
    correlationId,
    vmId: vm?.id,
    hostId: host?.id,
    user: user?.name,
  })),
);

/** One entry of the audit log. */
export type AuditEvent = Readonly<v.InferOutput<typeof eventSchema>>;
export type Severity = AuditEvent['severity'];

const NEWEST = 200;

/** The newest entries, newest first; those about one machine where one is named. */
export const fetchEvents = async (vmId?: string, signal?: AbortSignal): Promise<readonly AuditEvent[]> => {
  const search = vmId === undefined ? '' : `&search=${encodeURIComponent(`vm.id=${vmId}`)}`;
  const events = await get(`events?max=${NEWEST}${search}`, collection('event', eventSchema), signal);
  return events.sort((a, b) => b.time - a.time || Number(b.id) - Number(a.id));
};
