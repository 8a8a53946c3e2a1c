import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { session } from '../src/api/session';
import { clearToasts } from '../src/shared/toasts';
import { network } from './network';

// jsdom knows no media: the system of the tests likes it light.
window.matchMedia = (query) =>
  Object.assign(new EventTarget(), {
    matches: false,
    media: query,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
  });

// Nor does it lay out anything that could be scrolled.
Element.prototype.scrollIntoView = () => undefined;

// A failure names what was not found; the whole page would bury it.
configure({ asyncUtilTimeout: 10_000, getElementError: (message) => new Error(message ?? 'not found') });

beforeAll(() => network.listen({ onUnhandledRequest: 'error' }));

afterEach(() => {
  cleanup();
  session.end('logout');
  clearToasts();
  window.location.hash = '';
  localStorage.clear();
  network.resetHandlers();
});

afterAll(() => network.close());
