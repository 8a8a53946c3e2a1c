import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The sizes and colours in which every page must be fit to use. */
export const SCREENS = [
  { colorScheme: 'light', width: 1440 },
  { colorScheme: 'light', width: 390 },
  { colorScheme: 'dark', width: 1440 },
  { colorScheme: 'dark', width: 390 },
] as const;

export type Screen = (typeof SCREENS)[number];

export const HEIGHT = 900;

/** Waits until the animations of menus, tooltips and drawers are over. */
export const settled = (page: Page) => page.waitForTimeout(500);

export async function keepPicture(page: Page, folder: string, name: string, screen: Screen): Promise<void> {
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}-${screen.colorScheme}-${screen.width}.png`) });
}

/** What axe finds inaccessible, and what sticks out of the window; nothing on a page as it should be. */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  const beyond = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    ...(beyond > 0 ? [`the page is ${beyond} pixels wider than the window`] : []),
  ];
}
