import { describe, expect, it } from 'vitest';
import { readFault } from './faults';

describe('refusals', () => {
  it('readsAPlainFault', () => {
    const fault = readFault(400, { reason: 'Incomplete parameters', detail: 'Vm [name] required for add' });
    expect(fault).toMatchObject({ kind: 'refused', status: 400, reason: 'Incomplete parameters' });
    expect(fault.detail).toBe('Vm [name] required for add');
  });

  it('readsTheFaultOfAnActionWithoutItsBrackets', () => {
    const fault = readFault(409, {
      status: 'failed',
      fault: { reason: 'Operation Failed', detail: '[a. b.]' },
    });
    expect(fault).toMatchObject({ reason: 'Operation Failed', detail: 'a. b.' });
  });

  it('readsTheCodeOfBothForms', () => {
    const said = { reason: 'Operation Failed', detail: '[a.]', code: 'TASK_RUNS' };
    expect(readFault(409, said).code).toBe('TASK_RUNS');
    expect(readFault(409, { status: 'failed', fault: said }).code).toBe('TASK_RUNS');
  });

  it('readsTheTokenEndpointAlsoAsAnArray', () => {
    const fault = readFault(400, [{ error: 'Wrong password.', error_code: 'access_denied' }]);
    expect(fault.reason).toBe('Wrong password.');
  });

  it('doesNotSayTheSameTwice', () => {
    const fault = readFault(400, { error: 'No.', error_description: 'No.', error_code: 'access_denied' });
    expect(fault).toMatchObject({ reason: 'No.', detail: undefined });
  });

  it('takes401AsTheEndOfTheSession', () => {
    expect(readFault(401, {}).kind).toBe('signed-out');
  });

  it.each([undefined, null, 'text', 7, { reason: 7 }])('survivesTheBody %j', (body) => {
    expect(readFault(500, body)).toMatchObject({ status: 500, reason: undefined });
  });
});
