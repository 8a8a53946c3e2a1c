import { describe, expect, it } from 'vitest';
import { VM_ACTIONS, whyNot } from './vmActions';

const possible = (status: string, external = false) =>
  VM_ACTIONS.filter((action) => whyNot(action, { status, external }) === undefined);

describe('what can be done with a machine', () => {
  it.each([
    ['down', ['start']],
    ['up', ['shutdown', 'reboot', 'stop']],
    ['powering_up', ['shutdown', 'stop']],
    ['powering_down', ['stop']],
    ['paused', ['start', 'stop']],
    ['suspended', ['start', 'stop']],
    ['not_responding', ['stop']],
    ['unknown', []],
    ['image_locked', []],
    ['migrating', []],
    ['a_status_of_the_future', []],
  ])('in %s itIs %j', (status, actions) => {
    expect(possible(status)).toEqual(actions);
  });

  it('nothingWithAMachineOfSomebodyElse', () => {
    expect(possible('up', true)).toEqual([]);
  });

  it('givesTheReasonThatHelps', () => {
    expect(whyNot('start', { status: 'up', external: false })).toBe('vms.why.running');
    expect(whyNot('stop', { status: 'down', external: false })).toBe('vms.why.notRunning');
    expect(whyNot('start', { status: 'unknown', external: false })).toBe('vms.why.unknown');
    expect(whyNot('start', { status: 'image_locked', external: false })).toBe('vms.why.busy');
  });
});
