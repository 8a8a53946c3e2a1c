import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Fault } from '../../api/faults';
import { endJob } from '../../api/jobParts';
import type { Job } from '../../api/jobs';
import ConfirmDialog from '../../shared/ConfirmDialog';
import { faultText } from '../../shared/faultText';
import { useText } from '../../shared/text';
import { toastFailure } from '../../shared/toasts';
import { applyTaskChanges } from './taskChanges';

interface EndDialogProps {
  readonly job: Job;
  readonly onClose: () => void;
}

/** What the engine says instead of ending a task that is at work. */
const WOULD_FOLLOW = 'TASK_RUNS';

/** What the engine answered to the question what follows; refused when it would not do it at all. */
interface Consequences {
  readonly text: string;
  readonly refused: boolean;
}

/** Tells what follows, in the engine's words, before a task is ended by force. */
export default function EndDialog({ job, onClose }: EndDialogProps) {
  const say = useText();
  const client = useQueryClient();
  const [consequences, setConsequences] = useState<Consequences>();

  useEffect(() => {
    let isCurrent = true;
    // Without force the engine only says what would follow, by a refusal of its own.
    endJob(job.id, false).then(onClose, (error: unknown) => {
      if (!isCurrent) return;
      const { title, detail } = faultText(say, error);
      const asked = error instanceof Fault && error.code === WOULD_FOLLOW;
      setConsequences({ text: detail ?? title, refused: !asked });
    });
    return () => {
      isCurrent = false;
    };
  }, [job.id, onClose, say]);

  const end = async () => {
    try {
      await endJob(job.id, true);
    } catch (error) {
      const { title, detail } = faultText(say, error);
      toastFailure(say('tasks.failed.end'), [title, detail]);
    }
    await applyTaskChanges(client, [{ type: 'task', id: job.id, change: 'updated' }]);
  };

  const isRefused = consequences?.refused === true;
  return (
    <ConfirmDialog
      title={say('tasks.end.title', { description: job.description })}
      body={say(isRefused ? 'tasks.end.refused' : 'tasks.end.body')}
      confirm={isRefused ? undefined : say('tasks.action.end')}
      dismiss={say(isRefused ? 'common.close' : 'common.cancel')}
      danger
      disabled={consequences === undefined}
      onConfirm={() => void end()}
      onClose={onClose}
    >
      <p className="v-prose v-consequences" role="status" dir="auto">
        {consequences?.text ?? say('tasks.end.asking')}
      </p>
    </ConfirmDialog>
  );
}
