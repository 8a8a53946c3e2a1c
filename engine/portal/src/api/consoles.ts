import * as v from 'valibot';
import { ask, get } from './http';
import { collection } from './values';

const console = v.object({ id: v.string(), protocol: v.optional(v.string()) });
const value = v.object({ value: v.string() });
const ticketed = v.object({ ticket: value });
const letThrough = v.object({ proxy_ticket: value });

/** What opens the display of a machine, once and soon. */
export type DisplayTicket = Readonly<{ address: string; password: string }>;

/** Has the engine let this browser through; undefined where the machine has no display that speaks RFB. */
export async function openDisplay(vmId: string, signal: AbortSignal): Promise<DisplayTicket | undefined> {
  const consoles = `vms/${encodeURIComponent(vmId)}/graphicsconsoles`;
  const all = await get(consoles, collection('graphics_console', console), signal);
  const display = all.find(({ protocol }) => protocol === 'vnc');
  if (display === undefined) return undefined;
  const path = `${consoles}/${encodeURIComponent(display.id)}`;
  const { ticket } = await ask(`${path}/ticket`, ticketed);
  const { proxy_ticket: proxy } = await ask(`${path}/proxyticket`, letThrough);
  return { address: socketAddress(proxy.value), password: ticket.value };
}

function socketAddress(ticket: string): string {
  const address = new URL(`/ovirt-engine/console/${encodeURIComponent(ticket)}`, window.location.href);
  address.protocol = address.protocol.replace('http', 'ws');
  return address.href;
}
