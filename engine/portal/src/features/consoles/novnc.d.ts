// The types that are published describe the packaging of earlier versions; this is what the portal uses of it.
declare module '@novnc/novnc' {
  interface Events {
    connect: CustomEvent<object>;
    disconnect: CustomEvent<{ clean: boolean }>;
    securityfailure: CustomEvent<{ status: number; reason?: string }>;
  }

  /** One connection to a server of RFB over a WebSocket. */
  export default class RFB {
    constructor(
      target: Element,
      channel: WebSocket,
      options: { credentials: { username: string; password: string; target: string } },
    );
    /** Shows the whole screen however large the element is. */
    scaleViewport: boolean;
    addEventListener<E extends keyof Events>(type: E, listener: (event: Events[E]) => void): void;
    sendCtrlAltDel(): void;
    disconnect(): void;
  }
}
