import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { vmId } from '../../test/engine/samples';
import { openPortal } from '../../test/portal';

describe('the portal', () => {
  it('asksWhoYouAreAndReturnsToTheDeepLink', async () => {
    const { user } = openPortal('/hosts?q=kvm-01', { loggedIn: false });
    await user.type(await screen.findByLabelText(/Password/), 'vireo');
    await user.click(screen.getByRole('button', { name: 'Log in' }));
    expect(await screen.findByRole('heading', { name: 'Hosts' })).toBeVisible();
    expect(await screen.findByText('kvm-01.lab.example')).toBeVisible();
    expect(window.location.hash).toBe('#/hosts?q=kvm-01');
  });

  it('tellsWhyALoginWasRefusedInTheWordsOfTheEngine', async () => {
    const { user } = openPortal('/login', { loggedIn: false });
    await user.type(await screen.findByLabelText(/Password/), 'wrong');
    await user.click(screen.getByRole('button', { name: 'Log in' }));
    expect(await screen.findByText(/the user name or the password is wrong/)).toBeVisible();
    expect(sessionStorage.getItem('vireo.session')).toBeNull();
  });

  it('asksForThePasswordBeforeItAsksTheEngine', async () => {
    const { user, engine } = openPortal('/login', { loggedIn: false });
    await user.click(await screen.findByRole('button', { name: 'Log in' }));
    expect(await screen.findByText('Enter the password.')).toBeVisible();
    expect(engine.requests).toEqual([]);
  });

  it('goesBackToTheLoginWhenTheTokenIsRefused', async () => {
    const { engine } = openPortal('/vms');
    await screen.findByText('web-01');
    engine.revokeTokens();
    engine.changeVm(vmId(2), { status: 'down' });
    expect(await screen.findByText(/Your session has ended/)).toBeVisible();
    expect(window.location.hash).toBe('#/login?from=%2Fvms');
  });

  it('logsOutAndForgetsTheToken', async () => {
    const { user, engine } = openPortal('/vms');
    await user.click(await screen.findByRole('button', { name: 'User menu of admin@internal' }));
    await user.click(screen.getByRole('menuitem', { name: 'Log out' }));
    expect(await screen.findByRole('heading', { name: 'Log in to Vireo' })).toBeVisible();
    expect(sessionStorage.getItem('vireo.session')).toBeNull();
    await waitFor(() => expect(engine.requests).toContain('POST services/sso-logout'));
  });

  it('saysThatAPageDoesNotExist', async () => {
    openPortal('/nowhere');
    expect(await screen.findByText('There is no such page')).toBeVisible();
  });
});
