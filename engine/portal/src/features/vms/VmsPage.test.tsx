import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { FakeEngine } from '../../../test/engine/fakeEngine';
import { event, vm, vmId } from '../../../test/engine/samples';
import { openPortal } from '../../../test/portal';

const row = async (name: string) => {
  const link = await screen.findByRole('link', { name });
  const found = link.closest('tr');
  if (found === null) throw new Error(`${name} is in no row`);
  return found;
};

const live = () => screen.findByText('Live');

describe('the list of virtual machines', () => {
  it('showsEachMachineWithStatusHostAndAddresses', async () => {
    openPortal('/vms');
    const web = within(await row('web-01'));
    expect(web.getByText('Up')).toBeVisible();
    expect(await web.findByText('kvm-01.lab.example')).toBeVisible();
    expect(web.getByText('10.20.1.21')).toBeVisible();
    expect(web.getByText('8 GiB')).toBeVisible();
  });

  it('showsWhatAMachineUsesAndAsksNothingOfOneThatIsDown', async () => {
    const { engine } = openPortal(`/vms/${vmId(2)}`);
    expect(await screen.findByText('2 GiB of 8 GiB')).toBeVisible();
    const [cpu] = screen.getAllByRole('progressbar', { name: 'CPU in use' });
    expect(Number(cpu?.getAttribute('aria-valuenow'))).toBeGreaterThan(0);
    engine.changeVm(vmId(2), { status: 'down' });
    await waitFor(() => expect(screen.queryByText('CPU in use')).toBeNull());
  });

  it('followsAChangeBehindItsBack', async () => {
    const { engine } = openPortal('/vms');
    await row('web-01');
    await live();
    engine.changeVm(vmId(2), { status: 'down' });
    await waitFor(async () => expect(within(await row('web-01')).getByText('Down')).toBeVisible());
  });

  it('takesAnEntityThatTravelsWithItsChangeWithoutAskingAgain', async () => {
    const { engine } = openPortal('/vms');
    await row('web-01');
    await live();
    engine.sendsEntities = true;
    engine.changeVm(vmId(2), { status: 'paused' });
    await waitFor(async () => expect(within(await row('web-01')).getByText('Paused')).toBeVisible());
    expect(engine.requests.filter((path) => path.includes(vmId(2)))).toEqual([]);
  });

  it('showsAMachineThatAppearsAndDropsOneThatGoes', async () => {
    const { engine } = openPortal('/vms');
    await row('web-01');
    await live();
    const fresh = vm(77, { name: 'fresh-one', status: 'down' });
    engine.vms = [...engine.vms.filter(({ id }) => id !== vmId(1)), fresh];
    engine.say('vm', fresh, 'created');
    engine.say('vm', { id: vmId(1) }, 'removed');
    await row('fresh-one');
    await waitFor(() => expect(screen.queryByRole('link', { name: 'hello' })).toBeNull());
  });

  it('filtersByWhatIsTypedAndKeepsItInTheAddress', async () => {
    const { user } = openPortal('/vms');
    await row('web-01');
    await user.type(screen.getByRole('textbox', { name: /Filter by/ }), '10.20.1.31');
    await waitFor(() => expect(screen.queryByRole('link', { name: 'web-01' })).toBeNull());
    expect(await row('db-01')).toBeVisible();
    expect(window.location.hash).toBe('#/vms?q=10.20.1.31');
  });

  it('teachesTheNextStepWhenThereAreNone', async () => {
    const engine = new FakeEngine();
    engine.vms = [];
    openPortal('/vms', { engine });
    expect(await screen.findByText('No virtual machines yet')).toBeVisible();
    expect(screen.getByText(/POST \/ovirt-engine\/api\/vms/)).toBeVisible();
  });

  it('showsAnActionAsOnItsWayAtOnceAndThenTheOutcome', async () => {
    const { user, engine } = openPortal('/vms');
    engine.vms = engine.vms.map((each) => (each.id === vmId(1) ? { ...each, status: 'down' } : each));
    await row('hello');
    await live();
    await user.click(screen.getByRole('button', { name: 'Actions for hello' }));
    await user.click(screen.getByRole('menuitem', { name: 'Start' }));
    expect(within(await row('hello')).getByText(/Starting…|Powering up/)).toBeVisible();
    await waitFor(async () => expect(within(await row('hello')).getByText('Up')).toBeVisible(), {
      timeout: 4000,
    });
  });

  it('asksBeforeItCutsThePower', async () => {
    const { user, engine } = openPortal('/vms');
    await row('hello');
    await user.click(screen.getByRole('button', { name: 'Actions for hello' }));
    await user.click(screen.getByRole('menuitem', { name: 'Power off' }));
    const dialog = await screen.findByRole('dialog', { name: /Power off hello/ });
    expect(engine.requests.filter((path) => path.startsWith('POST'))).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Power off' }));
    await waitFor(() => expect(engine.requests).toContain(`POST api/vms/${vmId(1)}/stop`));
  });

  it('explainsWhyAnActionIsNotPossible', async () => {
    const { user, engine } = openPortal('/vms');
    await row('db-02');
    await user.click(screen.getByRole('button', { name: 'Actions for db-02' }));
    const powerOff = screen.getByRole('menuitem', { name: 'Power off' });
    expect(powerOff).toHaveAttribute('aria-disabled', 'true');
    await user.hover(powerOff);
    const why = await screen.findByText('db-02 is not running (status: Down).');
    await waitFor(() => expect(why).toBeVisible());
    await user.click(powerOff);
    expect(engine.requests.filter((path) => path.startsWith('POST'))).toEqual([]);
  });

  it('showsTheReasonOfARefusal', async () => {
    const { user } = openPortal('/vms');
    await row('db-02');
    await user.click(screen.getByRole('button', { name: 'Actions for db-02' }));
    await user.click(screen.getByRole('menuitem', { name: 'Start' }));
    expect(await screen.findByText('Operation Failed')).toBeVisible();
    expect(screen.getByText('Cannot run VM db-02. No host has 64 GiB of memory free.')).toBeVisible();
    await waitFor(async () => expect(within(await row('db-02')).getByText('Down')).toBeVisible());
  });

  it('neverTouchesAMachineThatItDidNotMake', async () => {
    const { user } = openPortal('/vms');
    await row('made-by-virsh');
    await user.click(screen.getByRole('button', { name: 'Actions for made-by-virsh' }));
    for (const item of screen.getAllByRole('menuitem')) expect(item).toHaveAttribute('aria-disabled', 'true');
  });
});

describe('the details of a virtual machine', () => {
  it('openByADeepLinkAndCloseByEscape', async () => {
    const { user } = openPortal(`/vms/${vmId(2)}?q=web`);
    expect(await screen.findByRole('heading', { name: 'web-01' })).toBeVisible();
    expect(screen.getByText(/Front end of the shop/)).toBeVisible();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(window.location.hash).toBe('#/vms?q=web'));
  });

  it('sayWhyTheMachineIsInItsState', async () => {
    openPortal(`/vms/${vmId(6)}`);
    expect(await screen.findByText('The storage is full.')).toBeVisible();
  });

  it('tellWhichDevicesDifferFromTheConfiguration', async () => {
    const { user } = openPortal(`/vms/${vmId(2)}`);
    await user.click(await screen.findByRole('tab', { name: 'Devices' }));
    expect(await screen.findByText('One device differs from the configuration')).toBeVisible();
    expect(screen.getByText('Missing')).toBeVisible();
    expect(screen.getByText('Unmanaged')).toBeVisible();
    expect(screen.getByText('By libvirt')).toBeVisible();
    expect(screen.getByText('pci.4, pcie-root-port')).toBeVisible();
    expect(await screen.findByText('20 GiB')).toBeVisible();
  });

  it('listTheEventsOfTheMachineOnly', async () => {
    const { user, engine } = openPortal(`/vms/${vmId(2)}`);
    await user.click(await screen.findByRole('tab', { name: 'Events' }));
    expect(await screen.findByText(/VM web-01 started/)).toBeVisible();
    expect(screen.queryByText(/does not answer/)).toBeNull();
    const fresh = event(300, 'normal', 0, 'VM web-01 sneezed.', { vm: { id: vmId(2) } });
    engine.events = [fresh, ...engine.events];
    engine.say('event', fresh, 'created');
    expect(await screen.findByText('VM web-01 sneezed.')).toBeVisible();
  });

  it('sayThatTheMachineIsGone', async () => {
    openPortal(`/vms/${vmId(99)}`);
    expect(await screen.findByText('This virtual machine is gone')).toBeVisible();
  });
});
