import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { HostFiles } from './hostFiles';
import { Installation, setting } from './installation';
import { RealPortal } from './realPortal';
import { slowImage } from './slowImage';

/** Tasks stay in the list: each run of these tests has names of its own. */
const MARK = Date.now().toString(36);
const LONG = `long-${MARK}`;
const LATE = `late-${MARK}`;
const DISK = `held-${MARK}`;
/** Of which a host copies less than 100 in a second. */
const LONG_MEBIBYTES = 4096;

interface Named {
  readonly id: string;
  readonly name?: string;
}

let vireo: Installation;
let portal: RealPortal;
let page: Page;
let host: HostFiles;
let domainId: string;
let before: readonly string[];

beforeAll(async () => {
  vireo = new Installation();
  await vireo.logIn();
  const { body } = await vireo.get('storagedomains?search=name%3Dlocal');
  const domain = (body as { storage_domain: readonly (Named & { storage: { path: string } })[] })
    .storage_domain[0];
  if (domain === undefined) throw new Error('the engine knows no storage domain local: ./vireo up makes it');
  domainId = domain.id;
  host = new HostFiles(domain.storage.path, setting('VIREO_AGENT_FOLDER', "the folder of the host's agent"));
  before = host.stored();
  portal = await RealPortal.in(vireo);
  page = portal.page;
  await portal.openLogin();
  await portal.logIn(vireo.password);
  await page.getByRole('heading', { name: 'Virtual machines' }).waitFor();
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await portal.tell();
});

/** Nothing stays, also of a run that failed somewhere. */
afterAll(async () => {
  (host as HostFiles | undefined)?.clear();
  await (portal as RealPortal | undefined)?.close();
  for (const job of await named('jobs?search=status%3Dstarted', 'job')) {
    if (job.description?.includes(MARK) === true) await vireo.act(`jobs/${job.id}/cancel`);
  }
  for (const template of await named(`templates?search=name%3D*${MARK}`, 'template'))
    await vireo.remove(`templates/${template.id}`);
  for (const disk of await named(`disks?search=name%3D*${MARK}`, 'disk'))
    await vireo.remove(`disks/${disk.id}`);
});

async function named(path: string, kind: string) {
  const { body } = await vireo.get(path);
  return (body as Record<string, readonly (Named & { description?: string })[]>)[kind] ?? [];
}

const importAs = (template: string) =>
  vireo.act(`storagedomains/${domainId}/images/${template}.qcow2/import`, {
    cluster: { name: 'Default' },
    template: { name: template },
  });

/** What the page of a task shows, found by way of the list of tasks. */
async function opened(description: string): Promise<Locator> {
  await page.getByRole('button', { name: 'Show the tasks' }).click();
  const tasks = page.getByRole('region', { name: 'Tasks', exact: true });
  await tasks.getByRole('button', { name: description }).click();
  await ofItsOwn(tasks, description);
  return page.getByRole('main').getByRole('region', { name: `Details of “${description}”` });
}

async function ofItsOwn(tasks: Locator, description: string) {
  await tasks
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: description, expanded: true }) })
    .getByRole('link', { name: 'Open on a page of its own' })
    .click();
  await page.getByRole('button', { name: 'Hide the tasks' }).click();
  await page.getByRole('main').getByRole('heading', { name: description }).waitFor();
}

const isNow = (state: string) => page.getByRole('main').getByText(state, { exact: true }).first().waitFor();

/** Asks for the end of the task that is shown; `done` is what the dialog must say of what it has done. */
async function cancelled(task: Locator, done: string, picture: string) {
  await task.getByRole('button', { name: 'Cancel the task' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(done).waitFor();
  if (picture !== '') await portal.photograph(picture);
  await dialog.getByRole('button', { name: 'Cancel the task' }).click();
}

describe('tasks of a running installation', () => {
  it('areEndedByForceOnlyByWhoWasToldWhatFollows', async () => {
    host.image(`${LONG}.qcow2`, slowImage(LONG_MEBIBYTES));
    await importAs(LONG);
    const task = await opened(`Importing template ${LONG}`);
    await task.getByText(/^[1-9].* of 4 GiB$/).waitFor();
    await portal.photograph('task-copying');
    await task.getByRole('button', { name: 'End by force' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(`is at "Copy the image ${LONG}.qcow2"`).waitFor();
    expect(await dialog.getByRole('status').innerText()).toMatch(/locks are given up.*nothing is taken back/);
    expect(await dialog.getByRole('button', { name: 'End by force' }).isEnabled()).toBe(true);
    await portal.photograph('task-end');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    await isNow('Running');
    // The question is put to the engine as an order that it refuses.
    expect(portal.noise.splice(0)).toEqual([
      expect.stringMatching(/^409 POST .*\/end$/),
      expect.stringContaining('status of 409'),
    ]);
  });

  it('areCancelledInTheMiddleOfACopy', async () => {
    const task = page.getByRole('main').getByRole('region', { name: /^Details of/ });
    await cancelled(task, 'Nothing is done, so there is nothing to undo.', 'task-cancel');
    await isNow('Cancelled');
    await task.getByText('Cancelled by admin@internal.').waitFor();
    await task.getByText('CANCELLED', { exact: true }).waitFor();
    const step = task.getByRole('list', { name: /^Steps of/ }).getByRole('listitem');
    expect(await step.first().innerText()).toContain('Failed');
    expect(await task.getByRole('button', { name: 'Cancel the task' }).count()).toBe(0);
    expect(host.stored()).toEqual([...before, `import/${LONG}.qcow2`].sort());
    await portal.photograph('task-cancelled');
  });

  it('areTakenBackWhenTheyAreCancelled', async () => {
    const goOn = host.hold('volume.create');
    await vireo.act('disks', {
      name: DISK,
      provisioned_size: 1024 ** 2,
      format: 'cow',
      storage_domains: { storage_domain: [{ id: domainId }] },
    });
    const task = await opened(`Adding disk ${DISK}`);
    const steps = task.getByRole('list', { name: `Steps of “Adding disk ${DISK}”` });
    await steps.getByText('Create the image').waitFor();
    await cancelled(task, 'Nothing is done, so there is nothing to undo.', '');
    await isNow('Cancelling…');
    goOn();
    await isNow('Cancelled');
    const back = task.getByRole('list', { name: `What is taken back of “Adding disk ${DISK}”` });
    await back.getByText('Create the image').waitFor();
    await back.getByText('Finished').waitFor();
    expect(await steps.getByRole('listitem').count()).toBe(1);
    await portal.photograph('task-taken-back');
    expect(await named(`disks?search=name%3D${DISK}`, 'disk')).toEqual([]);
  });

  it('areRepeatedWhenWhatTheyFailedByIsMended', async () => {
    const description = `Importing template ${LATE}`;
    await importAs(LATE);
    const task = await opened(description);
    await isNow('Failed');
    await task.getByText('What went wrong').waitFor();
    const why = task.locator('.v-step-failure');
    expect(await why.innerText()).toContain(`${LATE}.qcow2`);
    await portal.photograph('task-failed');
    host.image(`${LATE}.qcow2`, slowImage(1));
    await task.getByRole('button', { name: 'Try again' }).click();
    const tasks = page.getByRole('region', { name: 'Tasks', exact: true });
    await tasks.getByRole('link', { name: 'an earlier task' }).waitFor();
    await ofItsOwn(tasks, description);
    await isNow('Finished');
    await page.getByRole('main').getByRole('link', { name: 'an earlier task' }).waitFor();
    await portal.photograph('task-repeated');
    const [template] = await named(`templates?search=name%3D${LATE}`, 'template');
    await vireo.remove(`templates/${template?.id}`);
  });

  it('leaveNothingBehind', async () => {
    host.clear();
    expect(host.stored()).toEqual(before);
    expect(await named(`templates?search=name%3D*${MARK}`, 'template')).toEqual([]);
    expect(await named(`disks?search=name%3D*${MARK}`, 'disk')).toEqual([]);
    expect(portal.noise).toEqual([]);
  });
});
