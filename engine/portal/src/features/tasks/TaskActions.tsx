import { Button } from '@patternfly/react-core/dist/esm/components/Button';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { Fault } from '../../api/faults';
import { cancelJob, retryJob } from '../../api/jobParts';
import type { Job } from '../../api/jobs';
import { taskQueries } from '../../api/taskQueries';
import { faultText } from '../../shared/faultText';
import { shownTask } from '../../shared/shownTask';
import { useText } from '../../shared/text';
import { toastFailure } from '../../shared/toasts';
import CancelDialog from './CancelDialog';
import EndDialog from './EndDialog';
import { applyTaskChanges } from './taskChanges';
import { canRetry } from './taskRows';

type Action = 'cancel' | 'retry';

/** What can be done about a task now; nothing about one that ended well. */
export function TaskActions({ job }: { readonly job: Job }) {
  const say = useText();
  const client = useQueryClient();
  const [asking, setAsking] = useState<'cancel' | 'end'>();
  const [isSending, setSending] = useState(false);
  // Who may view the whole system is the one to ask about tasks that are stuck; the engine has the last word.
  const { data: durations } = useQuery(taskQueries.durations);
  // The same at every change of the task: the dialog would ask the engine anew.
  const close = useCallback(() => setAsking(undefined), []);
  const isRunning = job.status === 'started';

  const send = async (action: Action) => {
    setSending(true);
    try {
      if (action === 'cancel') await cancelJob(job.id);
      else shownTask.set(await retryJob(job.id));
    } catch (error) {
      if (error instanceof Fault && error.kind === 'signed-out') return;
      const { title, detail } = faultText(say, error);
      toastFailure(say(`tasks.failed.${action}`), [title, detail]);
    } finally {
      setSending(false);
    }
    await applyTaskChanges(client, [{ type: 'task', id: job.id, change: 'updated' }]);
  };

  const isRepeatable = canRetry(job);
  if (!isRunning && !isRepeatable) return null;
  return (
    <div className="v-labelled">
      {isRunning && (
        <Button
          variant="secondary"
          isDisabled={job.cancelling}
          isLoading={isSending || job.cancelling}
          onClick={() => setAsking('cancel')}
        >
          {say(job.cancelling ? 'tasks.cancelling' : 'tasks.action.cancel')}
        </Button>
      )}
      {isRepeatable && (
        <Button
          variant="secondary"
          isDisabled={isSending}
          isLoading={isSending}
          onClick={() => void send('retry')}
        >
          {say('tasks.action.retry')}
        </Button>
      )}
      {isRunning && durations !== undefined && (
        <Button variant="link" isDanger onClick={() => setAsking('end')}>
          {say('tasks.action.end')}
        </Button>
      )}
      {asking === 'cancel' && (
        <CancelDialog job={job} onConfirm={() => void send('cancel')} onClose={close} />
      )}
      {asking === 'end' && <EndDialog job={job} onClose={close} />}
    </div>
  );
}
