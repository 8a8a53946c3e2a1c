import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { FakeEngine } from '../../../test/engine/fakeEngine';
import { vmId } from '../../../test/engine/samples';
import { openPortal } from '../../../test/portal';

describe('the console of a machine', () => {
  it('saysWhyItCannotBeOpenedAndTriesAgain', async () => {
    const engine = new FakeEngine();
    engine.changeVm(vmId(2), { status: 'down' });
    const { user } = openPortal(`/vms/${vmId(2)}/console`, { engine });
    expect(await screen.findByText(/VM web-01 is down/)).toBeVisible();
    expect(screen.getByText('Not connected')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Send Ctrl+Alt+Del' })).toBeDisabled();
    engine.changeVm(vmId(2), { status: 'paused' });
    await user.click(screen.getByRole('button', { name: 'Connect again' }));
    expect(await screen.findByText(/VM web-01 is paused/)).toBeVisible();
  });

  it('tellsWhatIsMissingWhereThereIsNoDisplay', async () => {
    const engine = new FakeEngine();
    engine.protocol = 'spice';
    openPortal(`/vms/${vmId(2)}/console`, { engine });
    expect(await screen.findByText(/Add a VNC console/)).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Console of web-01' })).toBeVisible();
  });
});
