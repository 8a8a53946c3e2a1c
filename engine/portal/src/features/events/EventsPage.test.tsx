import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { FakeEngine } from '../../../test/engine/fakeEngine';
import { event } from '../../../test/engine/samples';
import { openPortal } from '../../../test/portal';

describe('the events', () => {
  it('areShownNewestFirst', async () => {
    openPortal('/events');
    await screen.findByText(/no host has 64 GiB/);
    const rows = screen.getAllByRole('row').slice(1);
    expect(rows[0]).toHaveTextContent('Cannot start VM db-02');
    expect(rows.at(-1)).toHaveTextContent('logged in');
  });

  it('areFilteredBySeverityAndCorrelationId', async () => {
    const { user } = openPortal('/events');
    await screen.findByText(/no host has 64 GiB/);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Severity' }), 'Warning');
    await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(2));
    expect(window.location.hash).toBe('#/events?severity=warning');
    await user.type(screen.getByRole('textbox', { name: /Filter by/ }), '8d1f0c7a-104');
    expect(await screen.findByText('Nothing matches the filter')).toBeVisible();
    const [, clearAll] = screen.getAllByRole('button', { name: 'Clear the filter' });
    if (clearAll === undefined) throw new Error('the empty state offers no way out');
    await user.click(clearAll);
    await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(6));
  });

  it('growAsThingsHappen', async () => {
    const { engine } = openPortal('/events');
    await screen.findByText(/no host has 64 GiB/);
    await screen.findByText('Live');
    const fresh = event(105, 'alert', 0, 'The roof is on fire.', {});
    engine.events = [fresh, ...engine.events];
    engine.say('event', fresh, 'created');
    expect(await screen.findByText('The roof is on fire.')).toBeVisible();
  });

  it('sayWhatTheyAreForWhenThereAreNone', async () => {
    const engine = new FakeEngine();
    engine.events = [];
    openPortal('/events', { engine });
    expect(await screen.findByText('No events yet')).toBeVisible();
  });
});
