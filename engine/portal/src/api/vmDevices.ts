import * as v from 'valibot';
import { get } from './http';
import { collection, flag, followed, whole } from './values';

const nicSchema = v.object({
  id: v.string(),
  name: v.optional(v.string(), ''),
  interface: v.optional(v.string()),
  mac: v.optional(v.object({ address: v.optional(v.string()) })),
  plugged: v.optional(flag),
  linked: v.optional(flag),
});

/** A network interface of the configuration. */
export type Nic = v.InferOutput<typeof nicSchema>;

const diskSchema = v.object({
  id: v.string(),
  name: v.optional(v.string()),
  alias: v.optional(v.string()),
  provisioned_size: v.optional(whole),
  format: v.optional(v.string()),
});

const attachmentSchema = v.object({
  id: v.string(),
  interface: v.optional(v.string()),
  bootable: v.optional(flag),
  active: v.optional(flag),
  disk: v.optional(
    v.union([
      diskSchema,
      v.pipe(
        v.array(diskSchema),
        v.transform(([first]) => first),
      ),
    ]),
  ),
});

/** A disk of the configuration and how it hangs on the machine. */
export type DiskAttachment = v.InferOutput<typeof attachmentSchema>;

const deviceState = v.fallback(
  v.picklist(['paired', 'missing', 'unprotected', 'unmanaged', 'unknown']),
  'unknown',
);

const deviceSchema = v.object({
  id: v.string(),
  kind: v.optional(v.string(), ''),
  managed: v.optional(flag),
  state: deviceState,
  alias: v.optional(v.string()),
  address: v.optional(v.string()),
  host_side: v.optional(v.string()),
  description: v.optional(v.string()),
});

/** A device of the configuration or of the running domain, and how the two agree. */
export type VmDevice = v.InferOutput<typeof deviceSchema>;
export type DeviceState = VmDevice['state'];

const hardwareSchema = v.pipe(
  v.object({
    nics: followed('nic', nicSchema),
    disk_attachments: followed('disk_attachment', attachmentSchema),
  }),
  v.transform(({ nics, disk_attachments: disks }) => ({ nics: nics ?? [], disks: disks ?? [] })),
);

/** Interfaces and disks of one machine in one request. */
export const fetchHardware = (vmId: string, signal?: AbortSignal) =>
  get(`vms/${encodeURIComponent(vmId)}?follow=nics,disk_attachments.disk`, hardwareSchema, signal);

export const fetchDevices = (vmId: string, signal?: AbortSignal) =>
  get(`vms/${encodeURIComponent(vmId)}/devices`, collection('device', deviceSchema), signal);
