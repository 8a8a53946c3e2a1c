import type { Page } from 'playwright-core';

/** A click, or a status that the row began to show; in milliseconds of the epoch. */
interface Seen {
  readonly at: number;
  readonly what: string;
}

declare global {
  interface Window {
    vireoSeen?: Seen[];
  }
}

const CLICK = 'click';

/** Writes down, inside the page, when a row of the list of machines shows another status; a reload would end it. */
export class RowWatch {
  constructor(private readonly page: Page) {}

  async begin(name: string): Promise<void> {
    await this.page.evaluate(
      ([vm, click]) => {
        const seen: Seen[] = [];
        const note = (what: string) => seen.push({ at: Date.now(), what });
        let shown = '';
        const look = () => {
          const rows = [...document.querySelectorAll('tbody tr')];
          const row = rows.find((one) => one.querySelector('td[data-label="Name"] a')?.textContent === vm);
          const status = row?.querySelector('td[data-label="Status"]')?.textContent ?? '(no row)';
          if (status !== shown) note(status);
          shown = status;
        };
        look();
        new MutationObserver(look).observe(document.body, {
          subtree: true,
          childList: true,
          characterData: true,
        });
        document.addEventListener('click', () => note(click), { capture: true });
        window.vireoSeen = seen;
      },
      [name, CLICK] as const,
    );
  }

  /** Everything from the last click on, or from a moment on; refuses when the page was loaded anew. */
  async since(moment?: number): Promise<readonly Seen[]> {
    const seen = await this.page.evaluate(() => window.vireoSeen);
    if (seen === undefined)
      throw new Error('the page was loaded anew: what the row shows now proves nothing');
    const from = moment ?? seen.findLast(({ what }) => what === CLICK)?.at ?? 0;
    return seen.filter(({ at }) => at >= from);
  }

  /** Waits until the row shows a status, and tells when that was. */
  async showing(status: string, moment?: number): Promise<number> {
    await this.page.waitForFunction(
      ([wanted, from, click]) => {
        const seen = window.vireoSeen ?? [];
        const begin = from ?? seen.findLast(({ what }) => what === click)?.at ?? 0;
        return seen.some(({ at, what }) => at >= begin && what === wanted);
      },
      [status, moment, CLICK] as const,
    );
    const found = (await this.since(moment)).find(({ what }) => what === status);
    return found?.at ?? Number.NaN;
  }
}
