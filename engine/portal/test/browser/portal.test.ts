import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD } from '../engine/fakeEngine';
import { hostId, vmId } from '../engine/samples';
import { jobId } from '../engine/taskSamples';
import { startServer, type FakeServer } from '../engine/server';
import { launch } from './chromium';
import { faultsOf, HEIGHT, keepPicture, SCREENS, settled } from './look';

const PICTURES = process.env['PICTURES'];

let browser: Browser;
let server: FakeServer;

beforeAll(async () => {
  browser = await launch();
  server = await startServer();
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function logIn(page: Page) {
  await page.getByLabel('Password', { exact: false }).first().fill(PASSWORD);
  await page.getByRole('button', { name: 'Log in' }).click();
  // What comes to lie under the pointer would show its tooltip.
  await page.mouse.move(0, 0);
  await page.getByRole('region', { name: 'Tasks' }).waitFor();
}

interface View {
  readonly name: string;
  readonly address: string;
  readonly anonymous?: true;
  readonly show: (page: Page) => Promise<unknown>;
}

const heading = (name: string) => (page: Page) => page.getByRole('heading', { name, level: 1 }).waitFor();
const row = (page: Page) => page.getByRole('link', { name: 'web-01' }).waitFor();
const text = (words: string) => (page: Page) => page.getByText(words).first().waitFor();
const tab = (name: string, text: string) => async (page: Page) => {
  await page.getByRole('tab', { name }).click();
  await page.getByText(text).first().waitFor();
};
const menu = (vm: string, item: string) => async (page: Page) => {
  await page.getByRole('button', { name: `Actions for ${vm}` }).click();
  await page.getByRole('menuitem', { name: item }).click();
};

const VIEWS: readonly View[] = [
  { name: 'login', address: '/login', anonymous: true, show: heading('Log in to Vireo') },
  { name: 'vms', address: '/vms', show: row },
  {
    name: 'vms-no-match',
    address: '/vms?q=zzz',
    show: (page) => page.getByText('Nothing matches').waitFor(),
  },
  {
    name: 'vm-general',
    address: `/vms/${vmId(2)}`,
    show: (page) => page.getByText('Owner: web team').waitFor(),
  },
  { name: 'vm-devices', address: `/vms/${vmId(2)}`, show: tab('Devices', 'Unmanaged') },
  { name: 'vm-events', address: `/vms/${vmId(2)}`, show: tab('Events', 'VM web-01 started') },
  {
    name: 'vm-action-explained',
    address: '/vms',
    show: async (page) => {
      await page.getByRole('button', { name: 'Actions for db-02' }).click();
      await page.getByRole('menuitem', { name: 'Power off' }).hover();
      await page.getByText('db-02 is not running').waitFor();
    },
  },
  {
    name: 'vm-confirm',
    address: '/vms',
    show: async (page) => {
      await menu('hello', 'Power off')(page);
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'vm-refused',
    address: '/vms',
    show: async (page) => {
      await menu('db-02', 'Start')(page);
      await page.getByText('Operation Failed').waitFor();
    },
  },
  { name: 'hosts', address: '/hosts', show: (page) => page.getByText('kvm-02.lab.example').waitFor() },
  { name: 'host-usage', address: `/hosts/${hostId(1)}`, show: text('32 GiB of 128 GiB') },
  { name: 'events', address: '/events', show: (page) => page.getByText('logged in').waitFor() },
  {
    name: 'tasks',
    address: '/hosts',
    show: async (page) => {
      await page.getByRole('button', { name: 'Show the tasks' }).click();
      await page.getByRole('button', { name: 'Starting VM web-02' }).click();
      await page.getByText('Choose a host').waitFor();
    },
  },
  { name: 'task-copying', address: `/tasks/${jobId(4)}`, show: text('512 MiB of 2 GiB') },
  { name: 'task-failed', address: `/tasks/${jobId(2)}`, show: text('give db-02 less memory') },
  { name: 'task-taken-back', address: `/tasks/${jobId(6)}`, show: text('20-mount: unmounted') },
  { name: 'task-of-500', address: `/tasks/${jobId(5)}`, show: text('Powering off VM node-007') },
  {
    name: 'task-cancel',
    address: `/tasks/${jobId(1)}`,
    show: async (page) => {
      await page.getByRole('button', { name: 'Cancel the task' }).click();
      await page.getByRole('dialog').getByText('Choose a host').waitFor();
    },
  },
  {
    name: 'task-end',
    address: `/tasks/${jobId(1)}`,
    show: async (page) => {
      await page.getByRole('button', { name: 'End by force' }).click();
      await page.getByText('Its locks are given up').waitFor();
    },
  },
  {
    name: 'vms-selected',
    address: '/vms',
    show: async (page) => {
      for (const name of ['hello', 'web-01', 'db-02'])
        await page.getByRole('checkbox', { name: `Select ${name}` }).check();
      await page.getByRole('button', { name: 'Actions', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Power off (2 of 3)' }).waitFor();
    },
  },
  {
    name: 'vms-together',
    address: '/vms',
    show: async (page) => {
      await page.getByRole('checkbox', { name: 'Select hello' }).check();
      await page.getByRole('checkbox', { name: 'Select web-01' }).check();
      await page.getByRole('button', { name: 'Actions', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Shut down' }).click();
      await page.getByRole('dialog').getByText('web-01').waitFor();
    },
  },
  { name: 'not-found', address: '/nowhere', show: heading('There is no such page') },
];

async function inPage(
  options: { colorScheme?: 'light' | 'dark'; width?: number },
  act: (page: Page, noise: string[]) => Promise<void>,
) {
  const { colorScheme = 'light', width = 1440 } = options;
  const context = await browser.newContext({
    colorScheme,
    viewport: { width, height: HEIGHT },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const noise: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) noise.push(message.text());
  });
  page.on('pageerror', (error) => noise.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(new URL(server.url).origin))
      noise.push(`left the origin: ${request.url()}`);
  });
  try {
    await act(page, noise);
  } finally {
    await context.close();
  }
}

describe.each(SCREENS)('in $colorScheme at $width pixels', (screen) => {
  it.each(VIEWS)('$name isAccessibleQuietAndFits', async ({ name, address, anonymous, show }) => {
    await inPage(screen, async (page, noise) => {
      await page.goto(`${server.url}#${address}`);
      if (anonymous !== true) await logIn(page);
      await show(page);
      await settled(page);
      if (PICTURES !== undefined) await keepPicture(page, PICTURES, name, screen);
      expect(await faultsOf(page)).toEqual([]);
      // The one refusal that a view asks for is logged by the browser itself.
      expect(noise.filter((line) => !line.includes('409'))).toEqual([]);
    });
  });
});

describe('the portal in a browser', () => {
  it('showsAChangeWithinASecond', async () => {
    await inPage({}, async (page) => {
      await page.goto(server.url);
      await logIn(page);
      await page.getByText('Live').waitFor();
      await row(page);
      const started = performance.now();
      server.engine.changeVm(vmId(2), { status: 'suspended' });
      await page.getByText('Suspended').waitFor();
      expect(performance.now() - started).toBeLessThan(1000);
      server.engine.changeVm(vmId(2), { status: 'up' });
    });
  });

  it('saysThatItIsStaleAndCatchesUpWhenTheEngineIsBack', async () => {
    await inPage({}, async (page) => {
      await page.goto(server.url);
      await logIn(page);
      await page.getByText('Live').waitFor();
      server.cutStreams(true);
      await page.getByText('Stale').waitFor();
      server.engine.changeVm(vmId(2), { status: 'migrating' });
      server.cutStreams(false);
      await page.getByText('Live').waitFor();
      await page.getByText('Migrating').waitFor();
      server.engine.changeVm(vmId(2), { status: 'up' });
    });
  });

  it('isUsableByKeyboardAlone', async () => {
    await inPage({}, async (page) => {
      await page.goto(server.url);
      await page.getByLabel('Password', { exact: false }).first().waitFor();
      await page.keyboard.type(PASSWORD);
      await page.keyboard.press('Enter');
      await row(page);
      await page.keyboard.press('/');
      await page.keyboard.type('web-01');
      await page.getByRole('link', { name: 'hello' }).waitFor({ state: 'detached' });
      await page.getByRole('link', { name: 'web-01' }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'web-01' }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('heading', { name: 'web-01' }).waitFor({ state: 'detached' });
      await page.keyboard.press('g');
      await page.keyboard.press('h');
      await page.getByRole('heading', { name: 'Hosts' }).waitFor();
    });
  });

  it('remembersTheChosenColours', async () => {
    await inPage({}, async (page) => {
      await page.goto(server.url);
      await logIn(page);
      await page.getByRole('button', { name: 'Colours: As the system' }).click();
      await page.getByRole('menuitem', { name: 'Dark' }).click();
      await page.reload();
      await page.locator('html.pf-v6-theme-dark').waitFor();
    });
  });

  it('drawsTenThousandRowsWithoutLongPauses', async () => {
    await inPage({}, async (page) => {
      const { engine } = server;
      const [sample] = engine.vms;
      if (sample === undefined) throw new Error('the fake engine has no machine');
      const before = engine.vms;
      engine.vms = Array.from({ length: 10_000 }, (_, n) => ({
        ...sample,
        id: vmId(n + 1),
        name: `vm-${n + 1}`,
      }));
      try {
        await page.goto(server.url);
        await logIn(page);
        await page.getByRole('link', { name: 'vm-1', exact: true }).waitFor();
        const changed = performance.now();
        engine.changeVm(vmId(3), { status: 'suspended' });
        await page.getByText('Suspended').waitFor();
        console.log(`one change among 10,000 rows: ${(performance.now() - changed).toFixed(0)} ms`);
        expect(performance.now() - changed).toBeLessThan(1000);
        expect(await page.getByRole('row').count()).toBeLessThan(60);
      } finally {
        engine.vms = before;
      }
    });
  });
});
