import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it, vi } from 'vitest';
import type { Step } from '../../api/jobParts';
import type { Job } from '../../api/jobs';
import { queries, taskKeys } from '../../api/queries';
import type { Change } from '../../api/stream';
import { applyTaskChanges } from './taskChanges';

const job = { id: 't', description: 'Copy', status: 'started', progress: 10 } as Job;
const other = { ...job, id: 'o' };
const done = { id: 's0', number: 0, status: 'finished', description: 'Check' } as Step;
const step = { ...done, id: 's1', number: 1, status: 'started' } as Step;

const further: Change = {
  type: 'task',
  id: 't',
  change: 'updated',
  progress: { percent: 75, step: 1, bytesDone: 512, bytesTotal: 1024 },
};
const changed: Change = { type: 'task', id: 't', change: 'updated' };

function cached() {
  const client = new QueryClient();
  client.setQueryData(queries.jobs.queryKey, [job, other]);
  client.setQueryData(queries.job('t').queryKey, job);
  client.setQueryData(taskKeys.steps('t'), [done, step]);
  client.setQueryData([...taskKeys.children, 'whole', 1, false], [job]);
  return { client, again: vi.spyOn(client, 'invalidateQueries') };
}

describe('the changes of tasks', () => {
  it('showHowFarATaskIsWithoutReadingItAgain', async () => {
    const { client, again } = cached();
    await applyTaskChanges(client, [further]);

    expect(client.getQueryData(queries.jobs.queryKey)).toEqual([{ ...job, progress: 75 }, other]);
    expect(client.getQueryData(queries.job('t').queryKey)).toMatchObject({ progress: 75 });
    expect(client.getQueryData([...taskKeys.children, 'whole', 1, false])).toMatchObject([{ progress: 75 }]);
    expect(client.getQueryData(taskKeys.steps('t'))).toEqual([
      done,
      { ...step, bytesDone: 512, bytesTotal: 1024, progress: 50 },
    ]);
    expect(again).not.toHaveBeenCalled();
  });

  it.each([
    { name: 'before', changes: [changed, further] },
    { name: 'after', changes: [further, changed] },
  ])('readAgainWhatAlsoChanged $name', async ({ changes }) => {
    const { client, again } = cached();
    await applyTaskChanges(client, changes);

    expect(again).toHaveBeenCalledWith({ queryKey: queries.jobs.queryKey, exact: true });
    expect(again).toHaveBeenCalledWith({ queryKey: taskKeys.steps('t'), exact: true });
  });

  it('needNothingInTheCache', async () => {
    const client = new QueryClient();
    await applyTaskChanges(client, [further]);
    expect(client.getQueryData(queries.jobs.queryKey)).toBeUndefined();
  });
});
