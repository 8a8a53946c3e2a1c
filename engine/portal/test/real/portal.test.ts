import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Installation, type Following } from './installation';
import { RealPortal } from './realPortal';
import { RowWatch } from './rowWatch';

const VM = 'hello';
/** A TCG guest on a busy machine takes its time until its agent answers. */
const GUEST_MS = 90_000;
const LIVE_MS = 1_000;

interface VmBody {
  readonly id: string;
  readonly status: string;
  readonly reported_devices?: {
    readonly reported_device?: readonly {
      readonly ips?: { readonly ip?: readonly { readonly address: string }[] };
    }[];
  };
}

let vireo: Installation;
let portal: RealPortal;
let page: Page;
let row: RowWatch;
let vmId: string;

beforeAll(async () => {
  vireo = new Installation();
  await vireo.logIn();
  vmId = await guestUp();
  portal = await RealPortal.in(vireo);
  page = portal.page;
  row = new RowWatch(page);
}, GUEST_MS + 30_000);

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await portal.tell();
});

afterAll(async () => {
  await (portal as RealPortal | undefined)?.close();
});

async function vm(): Promise<VmBody> {
  const { body } = await vireo.get(`vms?search=name%3D${VM}&follow=reported_devices`);
  const found = (body as { vm?: readonly VmBody[] }).vm?.[0];
  if (found === undefined) throw new Error(`the engine knows no VM ${VM}: ./vireo up makes it`);
  return found;
}

/** The machine, running and with its agent answering, however an earlier run of these tests ended. */
async function guestUp(): Promise<string> {
  const { id, status } = await vm();
  if (status === 'down') await vireo.act(`vms/${id}/start`);
  await vi.waitUntil(async () => (await guestAddress()) !== '', { timeout: GUEST_MS, interval: 500 });
  return id;
}

/** The first address in the guest, as the engine tells it to any client. */
async function guestAddress(): Promise<string> {
  const devices = (await vm()).reported_devices?.reported_device ?? [];
  const [address = ''] = devices.flatMap(({ ips }) => ips?.ip?.map((ip) => ip.address) ?? []);
  return address;
}

const vmRow = () => page.getByRole('row').filter({ has: page.getByRole('link', { name: VM, exact: true }) });

async function choose(action: string) {
  await page.getByRole('button', { name: `Actions for ${VM}` }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

/** Prints what a click led to and when; the row must follow within a second what the stream told another client. */
async function compare(what: string, stream: Following, last: string) {
  const [click, ...seen] = await row.since();
  const begun = click?.at ?? Number.NaN;
  const lastTold = await stream.heard(last, begun);
  const heard = stream.told.filter(({ at }) => at >= begun);
  const shown = seen.map((one) => `${one.what} ${one.at - begun}`).join(', ');
  const spoken = heard.map((one) => `${one.status} ${one.at - begun}`).join(', ');
  console.log(`${what}, ms after the click: the row showed ${shown}; the stream told ${spoken}`);
  expect((seen.at(-1)?.at ?? Number.NaN) - lastTold).toBeLessThan(LIVE_MS);
  expect((seen[0]?.at ?? Number.NaN) - begun, 'the row shows at once that it was heard').toBeLessThan(
    LIVE_MS,
  );
  return seen.map((one) => one.what);
}

describe('the portal on a running installation', () => {
  it('refusesAWrongPasswordInClearWords', async () => {
    await portal.openLogin();
    await portal.photograph('login');
    await portal.logIn('not the password');
    await page.getByText('The username or password is incorrect').waitFor();
    await portal.photograph('login-refused');
    // The browser itself writes a refusal to the console.
    expect(portal.noise.splice(0)).toEqual([
      '400 POST /ovirt-engine/sso/oauth/token',
      expect.stringContaining('status of 400'),
    ]);
  });

  it('showsTheGuestWithItsStateAndAddress', async () => {
    await portal.logIn(vireo.password);
    await page.getByRole('heading', { name: 'Virtual machines' }).waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
    await vmRow().getByText('Up', { exact: true }).waitFor();
    await vmRow()
      .getByText(await guestAddress())
      .waitFor();
    await portal.photograph('vms');
  });

  it('opensTheGuestWithItsDevicesAndEvents', async () => {
    await page.getByRole('link', { name: VM, exact: true }).click();
    await page.getByText(vmId).waitFor();
    await portal.photograph('vm-general');
    await page.getByRole('tab', { name: 'Devices' }).click();
    await page.getByText('Paired').first().waitFor();
    expect(await page.getByText('Missing', { exact: true }).count()).toBe(0);
    await portal.photograph('vm-devices');
    await page.getByRole('tab', { name: 'Events' }).click();
    await page.getByText(`VM ${VM}`).first().waitFor();
    await portal.photograph('vm-events');
    await page.getByRole('button', { name: 'Close' }).click();
  });

  it('shutsTheGuestDownAndTheRowFollows', async () => {
    const stream = await vireo.follow(vmId);
    await row.begin(VM);
    await choose('Shut down');
    await page.getByRole('dialog').waitFor();
    await page.getByRole('button', { name: 'Shut down' }).click();
    await row.showing('Down');
    expect(await compare('shut down', stream, 'down')).not.toContain('Up');
    stream.stop();
  });

  it('startsTheGuestAndTheRowComesUpByItself', async () => {
    const stream = await vireo.follow(vmId);
    await choose('Start');
    await row.showing('Up');
    expect(await compare('start', stream, 'up')).not.toContain('Down');
    stream.stop();
    await vmRow()
      .getByText(/^\d+\.\d+\.\d+\.\d+$/)
      .waitFor({ timeout: GUEST_MS });
    expect(await vmRow().innerText()).toContain(await guestAddress());
  });

  it('showsTheScreenOfTheGuestAndTypesOnIt', async () => {
    await choose('Open the console');
    await page.getByText('Connected', { exact: true }).waitFor();
    const picture = () => page.evaluate<string>('document.querySelector(".v-console canvas").toDataURL()');
    const empty = await picture();
    await vi.waitUntil(async () => (await picture()) !== empty, { timeout: GUEST_MS, interval: 200 });
    await page.locator('.v-console canvas').click();
    const before = await picture();
    await page.keyboard.type('console\n');
    await vi.waitUntil(async () => (await picture()) !== before, { timeout: GUEST_MS, interval: 200 });
    await portal.photograph('vm-console');
    await page.getByRole('link', { name: 'Back to the machine' }).click();
    await page.getByText(vmId).waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
  });

  it('followsWhatAnotherClientDoes', async () => {
    const stream = await vireo.follow(vmId);
    for (const [action, status, shown] of [
      ['stop', 'down', 'Down'],
      ['start', 'up', 'Up'],
    ] as const) {
      const begun = Date.now();
      await vireo.act(`vms/${vmId}/${action}`);
      const seen = await row.showing(shown, begun);
      const told = await stream.heard(status, begun);
      console.log(
        `${action} by another client: the row showed it ${seen - told} ms after the stream told it`,
      );
      expect(seen - told).toBeLessThan(LIVE_MS);
    }
    stream.stop();
  });

  it('listsTheTasksWithTheirSteps', async () => {
    await page.getByRole('button', { name: 'Show the tasks' }).click();
    await page
      .getByRole('button', { name: `Starting VM ${VM}` })
      .first()
      .click();
    const steps = page.getByRole('list', { name: `Steps of “Starting VM ${VM}”` });
    await steps.getByText('Finished').first().waitFor();
    expect(await steps.getByRole('listitem').count()).toBeGreaterThan(0);
    await portal.photograph('tasks');
    await page.getByRole('button', { name: 'Hide the tasks' }).click();
  });

  it('showsTheHostUp', async () => {
    await portal.show('/hosts');
    const host = page.getByRole('row').filter({ hasText: 'Default' });
    await host.getByText('Up', { exact: true }).waitFor();
    await portal.photograph('hosts');
  });

  it('listsWhatHappened', async () => {
    await portal.show('/events');
    await page.getByText(`VM ${VM}`).first().waitFor();
    await portal.photograph('events');
  });

  it('logsOutForGood', async () => {
    const stored = await page.evaluate(() => sessionStorage.getItem('vireo.session') ?? '{}');
    const { token = '' } = JSON.parse(stored) as { token?: string };
    expect((await vireo.get('vms', token)).status).toBe(200);
    const told = page.waitForResponse('**/services/sso-logout');
    await page.getByRole('button', { name: 'User menu' }).click();
    await page.getByRole('menuitem', { name: 'Log out' }).click();
    await page.getByRole('heading', { name: 'Log in to Vireo' }).waitFor();
    expect((await told).status()).toBe(200);
    expect((await vireo.get('vms', token)).status).toBe(401);
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });

  it('wasQuietAllTheTime', () => {
    expect(portal.noise).toEqual([]);
  });
});
