import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { launch } from '../browser/chromium';
import { faultsOf, HEIGHT, keepPicture, SCREENS, settled } from '../browser/look';
import type { Installation } from './installation';

const PICTURES = process.env['VIREO_PICTURES'] ?? join(import.meta.dirname, '../../target/screenshots');

/**
 * Chromium drops what it is loading when the machine that it runs on gets a network card, as a guest's tap is one here. No
 * user's browser runs on a host, and the portal opens its stream again.
 */
const TAP_APPEARED = 'net::ERR_NETWORK_CHANGED';

/** The portal of a running installation in Chromium, and whatever went wrong there. */
export class RealPortal {
  readonly noise: string[] = [];

  private constructor(
    private readonly vireo: Installation,
    private readonly browser: Browser,
    readonly page: Page,
  ) {
    page.setDefaultTimeout(30_000);
    this.listen();
  }

  /** A browser that has opened nothing yet. */
  static async in(vireo: Installation): Promise<RealPortal> {
    // Chromium knows only the authorities of its own store, and a page cannot be told of another one: it is told to
    // accept this one key, which was checked against the engine's authority before. Any other is refused as ever.
    const browser = await launch(`--ignore-certificate-errors-spki-list=${await vireo.fingerprint()}`);
    const context = await browser.newContext({
      reducedMotion: 'reduce',
      viewport: { width: 1440, height: HEIGHT },
    });
    return new RealPortal(vireo, browser, await context.newPage());
  }

  close = () => this.browser.close();

  async openLogin() {
    await this.page.goto(this.vireo.portal.href);
    await this.page.getByRole('heading', { name: 'Log in to Vireo' }).waitFor();
  }

  async logIn(password: string) {
    const { page } = this;
    await page
      .getByLabel('Password', { exact: true })
      .or(page.locator('input[name=password]'))
      .first()
      .focus();
    await page.keyboard.press('Control+A');
    // Typed, not filled in: the words of a failure would show what was filled in.
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
  }

  show = (place: string) => this.page.evaluate((hash) => (location.hash = hash), `#${place}`);

  /** Every size and colour: a picture each, and nothing may be inaccessible or stick out. */
  async photograph(name: string) {
    const { page } = this;
    for (const screen of SCREENS) {
      await page.setViewportSize({ width: screen.width, height: HEIGHT });
      await page.emulateMedia({ colorScheme: screen.colorScheme });
      await settled(page);
      await keepPicture(page, PICTURES, name, screen);
      expect
        .soft(await faultsOf(page), `${name} in ${screen.colorScheme} at ${screen.width} pixels`)
        .toEqual([]);
    }
    await page.setViewportSize({ width: 1440, height: HEIGHT });
    await page.emulateMedia({ colorScheme: 'light' });
    // The menu at the side comes back a quarter of a second later: what is clicked meanwhile moves away below the mouse.
    await settled(page);
  }

  /** What the page shows, for whoever reads of a failure later; what was typed in is no part of it. */
  async tell() {
    console.error(`${this.page.url()} shows:\n${await this.page.locator('body').innerText()}`);
  }

  private listen() {
    const { page, noise } = this;
    page.on('console', (message) => {
      if (message.text().endsWith(TAP_APPEARED)) return;
      if (['error', 'warning'].includes(message.type())) noise.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => noise.push(`error: ${error.message}`));
    page.on('response', (answer) => {
      const path = new URL(answer.url()).pathname;
      if (answer.status() >= 400) noise.push(`${answer.status()} ${answer.request().method()} ${path}`);
    });
    page.on('requestfailed', (request) => {
      const why = request.failure()?.errorText ?? '';
      // The portal itself hangs up the stream, and what it no longer needs.
      if (why !== 'net::ERR_ABORTED' && why !== TAP_APPEARED) noise.push(`${request.url()}: ${why}`);
    });
    page.on('request', (request) => {
      const { origin } = this.vireo.portal;
      if (!request.url().startsWith(origin)) noise.push(`left the origin: ${request.url()}`);
    });
  }
}
