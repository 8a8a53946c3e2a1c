import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { jobId } from '../../../test/engine/taskSamples';
import { FakeEngine } from '../../../test/engine/fakeEngine';
import { openPortal } from '../../../test/portal';
import { linesByStep } from './taskRows';

const details = async () => within(await screen.findByRole('region', { name: /^Details of/ }));

describe('a task', () => {
  it('tellsWhoWhatOnWhatAndHowLongItUsuallyTakes', async () => {
    openPortal(`/tasks/${jobId(1)}`);
    expect(await screen.findByRole('heading', { name: 'Starting VM web-02' })).toBeVisible();
    const task = await details();
    expect(task.getByRole('link', { name: 'Virtual machine' })).toHaveAttribute(
      'href',
      expect.stringContaining('#/vms/'),
    );
    expect(await task.findByText('admin@internal')).toBeVisible();
    expect(await task.findByText('2 s; 95 of 100 are done within 8 s')).toBeVisible();
    expect(screen.getAllByRole('progressbar', { name: 'Starting VM web-02' })[0]).toHaveAttribute(
      'aria-valuenow',
      '40',
    );
  });

  it('showsItsStepsWithTheirLinesAndBytes', async () => {
    openPortal(`/tasks/${jobId(4)}`);
    const task = await details();
    const steps = within(await task.findByRole('list', { name: 'Steps of “Adding disk archive-2026”' }));
    expect(steps.getByText('512 MiB of 2 GiB')).toBeVisible();
    const log = within(await steps.findByRole('log', { name: 'Log of “Copy the image”' }));
    expect(log.getByText(/VLAN 17 was there already/)).toBeVisible();
    expect(log.getByText('Warning:')).toBeVisible();
  });

  it('saysWhatWentWrongWithItsCodeAndAtItsStep', async () => {
    openPortal(`/tasks/${jobId(2)}`);
    expect(await screen.findByRole('heading', { name: 'Starting VM db-02' })).toBeVisible();
    const task = await details();
    const steps = within(await task.findByRole('list', { name: 'Steps of “Starting VM db-02”' }));
    expect(steps.getByText(/give db-02 less memory/)).toBeVisible();
    expect(task.getAllByText(/give db-02 less memory/)).toHaveLength(2);
    expect(task.getByText('NO_HOST')).toBeVisible();
  });

  it('tellsAStepFromTheTakingBackOfIt', async () => {
    openPortal(`/tasks/${jobId(6)}`);
    const task = await details();
    const words = (list: HTMLElement) =>
      within(list)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent);
    const steps = await task.findByRole('list', { name: /^Steps of/ });
    await within(steps).findByText(/: mounted/);
    expect(within(steps).getAllByRole('log')).toHaveLength(1);
    expect(words(within(steps).getByRole('log'))).toEqual([expect.stringContaining('20-mount: mounted')]);
    expect(task.getByText('Why it ended')).toBeVisible();
    expect(task.getByText('Taking back')).toBeVisible();
    const back = task.getByRole('list', {
      name: 'What is taken back of “Activating host kvm-03.lab.example”',
    });
    expect(within(back).getByText('Connect the storage')).toBeVisible();
    expect(words(within(back).getByRole('log', { name: 'Log of “Take back: Connect the storage”' }))).toEqual(
      [expect.stringContaining('20-mount: unmounted')],
    );
  });

  it('saysWhyAStepFailedBesideItAndOnce', async () => {
    openPortal(`/tasks/${jobId(6)}`);
    const task = await details();
    const steps = within(await task.findByRole('list', { name: /^Steps of/ }));
    expect(steps.getByText('Connect the networks')).toBeVisible();
    await steps.findByText(/: mounted/);
    expect(steps.getAllByText(/was told to stop/)).toHaveLength(1);
  });

  it('isCopiedByItsCorrelationId', async () => {
    const { user } = openPortal(`/tasks/${jobId(1)}`);
    await user.click(await screen.findByRole('button', { name: 'Copy the correlation ID' }));
    expect(await screen.findByText('Copied')).toBeVisible();
    expect(await navigator.clipboard.readText()).toBe('8d1f0c7a-1');
  });

  it('thatIsGoneSaysSo', async () => {
    openPortal('/tasks/nothing');
    expect(await screen.findByText('There is no such task')).toBeVisible();
  });
});

describe('a task made of others', () => {
  it('showsThemPageByPageAndThoseThatFailedAlone', async () => {
    const { user } = openPortal(`/tasks/${jobId(5)}`);
    const task = await details();
    expect(await task.findByText('500 of 500 done, 3 failed')).toBeVisible();
    const rows = () => within(task.getByRole('list', { name: 'A result for each' })).getAllByRole('listitem');
    expect(await task.findByText('Powering off VM node-000')).toBeVisible();
    expect(rows()).toHaveLength(50);
    await user.click(task.getByRole('button', { name: 'Go to next page' }));
    expect(await task.findByText('Powering off VM node-050')).toBeVisible();
    await user.click(task.getByRole('checkbox', { name: 'Only what failed' }));
    await waitFor(() => expect(rows()).toHaveLength(3));
    expect(task.getAllByText(/The host does not answer/)).toHaveLength(2);
    expect(task.getByText('Cancelled by admin@internal.')).toBeVisible();
  });

  it('doesNotShowWhatStillRunsAmongWhatFailed', async () => {
    const engine = new FakeEngine();
    engine.tasks.children = engine.tasks.children.map((part, index) =>
      index < 10 && index !== 7 ? { ...part, status: 'started' } : part,
    );
    const { user } = openPortal(`/tasks/${jobId(5)}`, { engine });
    const task = await details();
    await user.click(task.getByRole('checkbox', { name: 'Only what failed' }));
    await waitFor(() =>
      expect(
        within(task.getByRole('list', { name: 'A result for each' })).getAllByRole('listitem'),
      ).toHaveLength(3),
    );
  });

  it('isNotMeasuredByOthersWithFewerOrMoreParts', async () => {
    const engine = new FakeEngine();
    engine.tasks.jobs = engine.tasks.jobs.map((job) =>
      job.id === jobId(5) ? { ...job, status: 'started' } : job,
    );
    openPortal(`/tasks/${jobId(5)}`, { engine });
    // It is offered when the usual durations are known.
    expect(await screen.findByRole('button', { name: 'End by force' })).toBeVisible();
    expect(screen.queryByText('Usually')).toBeNull();
  });
});

describe('the lines of a log', () => {
  const step = (number: number) => ({
    id: String(number),
    number,
    description: '',
    failure: undefined,
    undoing: false,
    status: 'finished' as const,
    progress: undefined,
    bytesDone: undefined,
    bytesTotal: undefined,
    started: undefined,
    ended: undefined,
  });
  const line = (text: string, number?: number) => ({
    time: 0,
    severity: 'normal' as const,
    text,
    undoing: false,
    ...(number !== undefined && { step: number }),
  });

  it('standWithTheirStepOrAtTheEnd', () => {
    const { of, others } = linesByStep(
      [step(1), step(2)],
      [line('a', 1), line('b', 9), line('c'), line('d', 1)],
    );
    expect(of(step(1)).map(({ text }) => text)).toEqual(['a', 'd']);
    expect(of(step(2))).toEqual([]);
    expect(others.map(({ text }) => text)).toEqual(['b', 'c']);
  });
});
