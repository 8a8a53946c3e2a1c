import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { FakeEngine } from '../../../test/engine/fakeEngine';
import { openPortal } from '../../../test/portal';
import { elapsed, failedSince, inOrder, running } from './taskRows';
import type { Job } from '../../api/jobs';

const job = (id: string, status: Job['status'], started: number, ended?: number): Job => ({
  id,
  description: id,
  status,
  started,
  ended,
  ownerId: undefined,
  correlationId: undefined,
  command: undefined,
  failure: undefined,
  errorCode: undefined,
  progress: undefined,
  cancelling: false,
  cancelledById: undefined,
  parentId: undefined,
  retryOfId: undefined,
  subject: undefined,
  children: undefined,
});

describe('the order of tasks', () => {
  const jobs = [job('old', 'finished', 1, 2), job('new', 'failed', 5, 6), job('running', 'started', 3)];

  it('isRunningFirstThenTheNewest', () => {
    expect(inOrder(jobs).map(({ id }) => id)).toEqual(['running', 'new', 'old']);
  });

  it('countsWhatRunsAndWhatFailedSinceTheLastLook', () => {
    expect(running(jobs)).toBe(1);
    expect(failedSince(jobs, 5)).toBe(1);
    expect(failedSince(jobs, 6)).toBe(0);
  });

  it('measuresUntilTheEndOrUntilNow', () => {
    expect(elapsed({ started: 10, ended: 15 }, 99)).toBe(5);
    expect(elapsed({ started: 10, ended: undefined }, 99)).toBe(89);
    expect(elapsed({ started: undefined, ended: undefined }, 99)).toBeUndefined();
  });
});

describe('the tasks at the foot of the page', () => {
  it('sumUpAndOpenWithTheirSteps', async () => {
    const { user } = openPortal('/hosts');
    const tasks = within(await screen.findByRole('region', { name: 'Tasks' }));
    expect(await tasks.findByText('2 running')).toBeVisible();
    expect(tasks.getByText('2 failed')).toBeVisible();
    await user.click(tasks.getByRole('button', { name: 'Show the tasks' }));
    await tasks.findAllByText('by admin@internal');
    await user.click(await tasks.findByRole('button', { name: /Starting VM web-02/ }));
    const steps = await tasks.findByRole('list', { name: /Steps of/ });
    expect(within(steps).getByText('Start on kvm-02.lab.example')).toBeVisible();
    await user.click(tasks.getByRole('button', { name: 'Hide the tasks' }));
    expect(tasks.queryByText('2 failed')).toBeNull();
  });

  it('areNotCrowdedOutByThePartsOfABatch', async () => {
    const engine = new FakeEngine();
    engine.tasks.children = engine.tasks.children.map((part) => ({ ...part, start_time: Date.now() }));
    openPortal('/hosts', { engine });
    expect(await screen.findByText('2 running')).toBeVisible();
    expect(engine.requests.filter((request) => request.startsWith('GET api/jobs'))).toEqual([
      'GET api/jobs?search=part%3Dfalse&max=100',
    ]);
  });

  it('followATaskThatStarts', async () => {
    const { engine } = openPortal('/vms');
    await screen.findByText('2 running');
    await screen.findByText('Live');
    const fresh = { id: 'fresh', description: 'Fresh', status: 'started', start_time: Date.now() };
    engine.tasks.jobs = [fresh, ...engine.tasks.jobs];
    engine.say('task', fresh, 'created');
    expect(await screen.findByText('3 running')).toBeVisible();
  });
});
