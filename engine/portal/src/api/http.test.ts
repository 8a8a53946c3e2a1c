import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { network } from '../../test/network';
import { act, order } from './http';

const answer = (status: number, body: object) =>
  network.use(http.post('*/ovirt-engine/api/some/action', () => HttpResponse.json(body, { status })));

describe('an action', () => {
  it('failsByTheWordOfItsBodyAlone', async () => {
    answer(200, { status: 'failed', fault: { reason: 'Operation Failed', detail: '[No.]' } });
    await expect(act('some/action')).rejects.toMatchObject({ kind: 'refused', detail: 'No.' });
  });
});

describe('an order', () => {
  it('isAcceptedThoughItsTaskHasFailedAlready', async () => {
    answer(202, { id: 'task', description: 'Powering off 2 VMs: No.', status: 'failed', failure: 'No.' });
    await expect(order('some/action')).resolves.toBe('task');
  });

  it('isRefusedByItsStatus', async () => {
    answer(409, {
      status: 'failed',
      fault: { reason: 'Operation Failed', detail: '[No.]', code: 'TASK_NOT_FAILED' },
    });
    await expect(order('some/action')).rejects.toMatchObject({ status: 409, code: 'TASK_NOT_FAILED' });
  });
});
