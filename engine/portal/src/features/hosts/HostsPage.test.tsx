import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { FakeEngine } from '../../../test/engine/fakeEngine';
import { hostId } from '../../../test/engine/samples';
import { openPortal } from '../../../test/portal';

const row = async (name: string) => {
  const found = (await screen.findByText(name)).closest('tr');
  if (found === null) throw new Error(`${name} is in no row`);
  return within(found);
};

describe('the list of hosts', () => {
  it('showsWhatAHostIsAndDoes', async () => {
    openPortal('/hosts');
    const host = await row('kvm-01.lab.example');
    expect(host.getByText('10.20.0.11')).toBeVisible();
    expect(host.getByText('Up')).toBeVisible();
    expect(host.getByText('32')).toBeVisible();
    expect(host.getByText('128 GiB')).toBeVisible();
    expect(host.getByText('libvirt-9.0.0-4')).toBeVisible();
    expect(await host.findByText('Default')).toBeVisible();
  });

  it('showsHowBusyAHostIs', async () => {
    const { user } = openPortal('/hosts');
    await user.click(await screen.findByRole('link', { name: 'kvm-01.lab.example' }));
    expect(await screen.findByText('32 GiB of 128 GiB')).toBeVisible();
    expect(screen.getByRole('progressbar', { name: 'CPU in use' })).toHaveAttribute('aria-valuenow', '12');
    expect(screen.getByRole('progressbar', { name: 'Memory in use' })).toHaveAttribute('aria-valuenow', '25');
    expect(screen.getByText('1.5 KiB/s in, 512 B/s out')).toBeVisible();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByText('32 GiB of 128 GiB')).toBeNull());
  });

  it('saysNothingOfAHostThatTellsNothing', async () => {
    const { engine } = openPortal(`/hosts/${hostId(4)}`);
    await waitFor(() => expect(engine.requests).toContain(`GET api/hosts/${hostId(4)}/statistics`));
    expect(await screen.findByText('CPU in use')).toBeVisible();
    expect(screen.queryByRole('progressbar')).toBeNull();
  });

  it('asksBeforeMaintenanceAndNamesWhatRunsThere', async () => {
    const { user, engine } = openPortal('/hosts');
    await row('kvm-01.lab.example');
    await user.click(screen.getByRole('button', { name: 'Actions for kvm-01.lab.example' }));
    await user.click(screen.getByRole('menuitem', { name: 'Maintenance' }));
    const dialog = await screen.findByRole('dialog', { name: /Put kvm-01.lab.example into maintenance/ });
    expect(within(dialog).getByText(/4 run there now/)).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'Maintenance' }));
    await waitFor(() => expect(engine.requests).toContain(`POST api/hosts/${hostId(1)}/deactivate`));
    expect(await (await row('kvm-01.lab.example')).findByText(/maintenance/i)).toBeVisible();
  });

  it('activatesAtOnce', async () => {
    const { user, engine } = openPortal('/hosts');
    await row('kvm-03.lab.example');
    await user.click(screen.getByRole('button', { name: 'Actions for kvm-03.lab.example' }));
    await user.click(screen.getByRole('menuitem', { name: 'Activate' }));
    await waitFor(() => expect(engine.requests).toContain(`POST api/hosts/${hostId(3)}/activate`));
  });

  it('followsAChangeBehindItsBack', async () => {
    const { engine } = openPortal('/hosts');
    await row('kvm-02.lab.example');
    await screen.findByText('Live');
    engine.changeHost(hostId(2), { status: 'non_operational' });
    expect(await screen.findByText('Not operational')).toBeVisible();
  });

  it('teachesHowAHostIsAdded', async () => {
    const engine = new FakeEngine();
    engine.hosts = [];
    openPortal('/hosts', { engine });
    expect(await screen.findByText(/enrol it with a one-time token/)).toBeVisible();
  });
});
