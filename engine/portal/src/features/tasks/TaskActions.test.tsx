import { screen, waitFor, within } from '@testing-library/react';
import { http } from 'msw';
import { describe, expect, it } from 'vitest';
import { FakeEngine } from '../../../test/engine/fakeEngine';
import { CONSEQUENCES } from '../../../test/engine/fakeTasks';
import { jobId } from '../../../test/engine/taskSamples';
import { network } from '../../../test/network';
import { openPortal } from '../../../test/portal';

describe('what can be done about a task', () => {
  it('isCancelledAfterItWasSaidWhatIsDone', async () => {
    const { engine, user } = openPortal(`/tasks/${jobId(1)}`);
    await user.click(await screen.findByRole('button', { name: 'Cancel the task' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText('Choose a host')).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Cancel the task' }));
    expect((await screen.findAllByText('Cancelling…'))[0]).toBeVisible();
    expect(await screen.findByText('Cancelled by')).toBeVisible();
    expect(engine.requests).toContain(`POST api/jobs/${jobId(1)}/cancel`);
  });

  it('isTriedAgainAsANewTaskThatIsShown', async () => {
    const { user } = openPortal(`/tasks/${jobId(2)}`);
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    const tasks = within(screen.getByRole('region', { name: 'Tasks' }));
    const again = await tasks.findByRole('link', { name: 'an earlier task' });
    expect(again).toHaveAttribute('href', `#/tasks/${jobId(2)}`);
  });

  it('isTriedAgainAlsoWhenItWasCancelled', async () => {
    const { user } = openPortal(`/tasks/${jobId(6)}`);
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    const tasks = within(screen.getByRole('region', { name: 'Tasks' }));
    expect(await tasks.findByRole('link', { name: 'an earlier task' })).toHaveAttribute(
      'href',
      `#/tasks/${jobId(6)}`,
    );
  });

  it('isShownThoughTheNewTaskFailedAtOnce', async () => {
    const engine = new FakeEngine();
    engine.tasks.failsAtOnce = 'The host went away.';
    const { user } = openPortal(`/tasks/${jobId(2)}`, { engine });
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    const tasks = within(screen.getByRole('region', { name: 'Tasks' }));
    expect(await tasks.findByText('The host went away.')).toBeVisible();
    expect(screen.queryByText('The task cannot be tried again')).toBeNull();
  });

  it('listsWhatIsDoneWithoutWhatWasTakenBack', async () => {
    const engine = new FakeEngine();
    const step = (id: number, number: number, description: string, status: string) => ({
      id: String(id),
      number,
      undoing: description.startsWith('Take back'),
      description,
      status,
      start_time: id,
    });
    engine.tasks.stepsOf = () => [
      step(1, 0, 'Reserve the space', 'finished'),
      step(2, 1, 'Write the header', 'finished'),
      step(3, 2, 'Copy the image', 'failed'),
      step(4, 1, 'Take back: Write the header', 'finished'),
      step(5, 0, 'Take back: Reserve the space', 'started'),
    ];
    const { user } = openPortal(`/tasks/${jobId(4)}`, { engine });
    await user.click(await screen.findByRole('button', { name: 'Cancel the task' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText('Done so far:')).toBeVisible();
    expect(dialog.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'Reserve the space',
    ]);
  });

  it('isEndedByForceOnlyAfterTheEngineHasToldWhatFollows', async () => {
    const { engine, user } = openPortal(`/tasks/${jobId(1)}`);
    await user.click(await screen.findByRole('button', { name: 'End by force' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText(CONSEQUENCES)).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'End by force' }));
    await waitFor(() => expect(engine.tasks.jobs[0]?.['status']).toBe('aborted'));
    expect((await screen.findAllByText('Cancelled'))[0]).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it('isAskedOnceWhatFollowsThoughTheTaskChangesMeanwhile', async () => {
    const { engine, user } = openPortal(`/tasks/${jobId(1)}`);
    let asked = 0;
    let answer = () => undefined as unknown;
    const slow = new Promise<void>((resolve) => (answer = resolve));
    network.use(
      // Then the fake engine answers.
      http.post('*/jobs/*/end', async () => {
        asked += 1;
        await slow;
      }),
    );
    await screen.findByText('Live');
    await user.click(await screen.findByRole('button', { name: 'End by force' }));
    const dialog = within(await screen.findByRole('dialog'));
    // Where React is strict, as here, it does everything twice that begins with a part of the page.
    await waitFor(() => expect(asked).toBe(2));
    for (const progress of [50, 60]) {
      engine.tasks.change(jobId(1), { progress });
      await waitFor(() => expect(document.querySelector(`[aria-valuenow="${progress}"]`)).not.toBeNull());
    }
    expect(asked).toBe(2);
    answer();
    expect(await dialog.findByText(CONSEQUENCES)).toBeVisible();
    expect(dialog.getByRole('button', { name: 'End by force' })).toBeEnabled();
  });

  it('isNotOfferedToBeEndedWhenTheEngineRefusesForAnotherReason', async () => {
    const { engine, user } = openPortal(`/tasks/${jobId(1)}`);
    const end = await screen.findByRole('button', { name: 'End by force' });
    // Nobody has told of it yet.
    engine.tasks.jobs = engine.tasks.jobs.map((job) =>
      job.id === jobId(1) ? { ...job, status: 'finished' } : job,
    );
    await user.click(end);
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText(/cannot be ended: it ended before/)).toBeVisible();
    expect(dialog.getByText('The engine does not do it:')).toBeVisible();
    expect(dialog.queryByRole('button', { name: 'End by force' })).toBeNull();
  });

  it('isNotOfferedByForceToWhoMayNotViewTheSystem', async () => {
    const engine = new FakeEngine();
    engine.tasks.seesDurations = false;
    openPortal(`/tasks/${jobId(1)}`, { engine });
    expect(await screen.findByRole('button', { name: 'Cancel the task' })).toBeVisible();
    await waitFor(() => expect(engine.requests).toContain('GET api/jobs/durations'));
    expect(screen.queryByRole('button', { name: 'End by force' })).toBeNull();
  });
});
