import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { session } from '../src/api/session';
import { App } from '../src/app/App';
import { FakeEngine } from './engine/fakeEngine';
import { connect } from './network';

/** The whole portal at an address, with a fake engine behind it; logged in unless told otherwise. */
export function openPortal(address: string, { loggedIn = true, engine = new FakeEngine() } = {}) {
  connect(engine);
  if (loggedIn) session.begin({ user: 'admin@internal', token: 'fake-token' });
  window.location.hash = address;
  render(<App />);
  return { engine, user: userEvent.setup() };
}
