import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { FakeEngine } from '../../../test/engine/fakeEngine';
import { vmId } from '../../../test/engine/samples';
import { openPortal } from '../../../test/portal';

const box = (name: string) => screen.findByRole('checkbox', { name: `Select ${name}` });

describe('several machines at once', () => {
  it('areStoppedByOneTaskWithAResultForEach', async () => {
    const { engine, user } = openPortal('/vms');
    await user.click(await box('hello'));
    await user.click(await box('web-01'));
    await user.click(await box('db-02'));
    const group = within(screen.getByRole('group', { name: 'Actions for the selected machines' }));
    expect(group.getByText('3 selected')).toBeVisible();
    await user.click(group.getByRole('button', { name: 'Actions' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Power off (2 of 3)' }));
    const dialog = within(await screen.findByRole('dialog', { name: /Power off 2 machines/ }));
    expect(dialog.getByText('web-01')).toBeVisible();
    expect(dialog.queryByText('db-02')).toBeNull();
    await user.click(dialog.getByRole('button', { name: 'Power off' }));

    const tasks = within(screen.getByRole('region', { name: 'Tasks' }));
    expect(await tasks.findByText('2 of 2 done')).toBeVisible();
    expect(await tasks.findByRole('link', { name: 'Powering off VM web-01' })).toBeVisible();
    expect(engine.requests).toContain('POST api/vms/stop');
    expect(engine.tasks.jobs[0]).toMatchObject({ command: 'ActOnVms', description: 'Powering off 2 VMs' });
    expect(screen.queryByRole('group', { name: 'Actions for the selected machines' })).toBeNull();
  });

  it('areAllThatTheFilterShowsButThoseOfOthers', async () => {
    const { user } = openPortal('/vms');
    await user.click(await screen.findByRole('checkbox', { name: 'Select all that the filter shows' }));
    expect(await screen.findByText('8 selected')).toBeVisible();
    expect(await box('made-by-virsh')).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Select none' }));
    expect(screen.queryByText('8 selected')).toBeNull();
  });

  it('explainWhyNothingCanBeDoneWithThem', async () => {
    const { user } = openPortal('/vms');
    await user.click(await box('db-02'));
    await user.click(screen.getByRole('button', { name: 'Actions' }));
    const item = await screen.findByRole('menuitem', { name: 'Power off (0 of 1)' });
    expect(item).toHaveAttribute('aria-disabled', 'true');
  });

  it('areNotMoreThanOneTaskMayHave', async () => {
    const engine = new FakeEngine();
    const [some] = engine.vms;
    engine.vms = Array.from({ length: 1001 }, (_, n) => ({
      ...some,
      id: vmId(n),
      name: `vm-${n}`,
      status: 'up',
    }));
    const { user } = openPortal('/vms', { engine });
    await user.click(await screen.findByRole('checkbox', { name: 'Select all that the filter shows' }));
    const group = within(await screen.findByRole('group', { name: 'Actions for the selected machines' }));
    await user.click(group.getByRole('button', { name: 'Actions' }));
    const item = await screen.findByRole('menuitem', { name: 'Power off' });
    expect(item).toHaveAttribute('aria-disabled', 'true');
    await user.hover(item);
    const why = await screen.findByText('At most 1,000 machines can be acted on at once: select fewer.');
    // It fades in.
    await waitFor(() => expect(why).toBeVisible());
    await user.click(await box('vm-0'));
    await user.click(group.getByRole('button', { name: 'Actions' }));
    expect(await screen.findByRole('menuitem', { name: 'Power off' })).not.toHaveAttribute(
      'aria-disabled',
      'true',
    );
  });

  it('areForgottenWhenTheyAreGone', async () => {
    const { engine, user } = openPortal('/vms');
    await user.click(await box('hello'));
    await screen.findByText('Live');
    engine.vms = engine.vms.filter(({ id }) => id !== vmId(1));
    engine.say('vm', { id: vmId(1) }, 'removed');
    await waitFor(() => expect(screen.queryByText('1 selected')).toBeNull());
  });
});
