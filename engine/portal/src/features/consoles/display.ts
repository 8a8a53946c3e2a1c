import type RFB from '@novnc/novnc';
import { openDisplay } from '../../api/consoles';

/** How a display is doing; an end carries what is known of its reason. */
export type DisplayState =
  | Readonly<{ kind: 'connecting' | 'open' }>
  | Readonly<{ kind: 'ended'; why: string }>
  | Readonly<{ kind: 'none' }>
  | Readonly<{ kind: 'failed'; error: unknown }>;

/** A machine's screen in an element of the page, from the ticket until either side ends it. */
export class Display {
  private readonly closing = new AbortController();
  private rfb: RFB | undefined;

  constructor(
    private readonly place: HTMLElement,
    private readonly tell: (state: DisplayState) => void,
  ) {}

  async connect(vmId: string): Promise<void> {
    const { signal } = this.closing;
    this.tell({ kind: 'connecting' });
    try {
      const ticket = await openDisplay(vmId, signal);
      const { default: Rfb } = await import('@novnc/novnc');
      if (signal.aborted) return;
      if (ticket === undefined) this.tell({ kind: 'none' });
      else this.show(Rfb, ticket.address, ticket.password);
    } catch (error) {
      if (!signal.aborted) this.tell({ kind: 'failed', error });
    }
  }

  secure() {
    this.rfb?.sendCtrlAltDel();
  }

  close() {
    this.closing.abort();
    this.rfb?.disconnect();
  }

  private show(Rfb: typeof RFB, address: string, password: string) {
    const socket = new WebSocket(address, 'binary');
    let why = '';
    // The library does not hand on the reason that the engine closes with.
    socket.addEventListener('close', ({ reason }) => (why ||= reason));
    const rfb = new Rfb(this.place, socket, { credentials: { username: '', password, target: '' } });
    rfb.scaleViewport = true;
    rfb.addEventListener('connect', () => this.tell({ kind: 'open' }));
    rfb.addEventListener('securityfailure', ({ detail }) => (why ||= detail.reason ?? ''));
    rfb.addEventListener('disconnect', () => {
      if (!this.closing.signal.aborted) this.tell({ kind: 'ended', why });
    });
    this.rfb = rfb;
  }
}
