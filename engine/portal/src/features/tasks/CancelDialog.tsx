import { useQuery } from '@tanstack/react-query';
import type { Job } from '../../api/jobs';
import { taskQueries } from '../../api/taskQueries';
import ConfirmDialog from '../../shared/ConfirmDialog';
import { useText } from '../../shared/text';
import { stepsDone } from './taskRows';

interface CancelDialogProps {
  readonly job: Job;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before a task is cancelled, and says what it has done by then. */
export default function CancelDialog({ job, onConfirm, onClose }: CancelDialogProps) {
  const say = useText();
  const { data: steps } = useQuery(taskQueries.steps(job.id));
  const done = steps && stepsDone(steps);
  return (
    <ConfirmDialog
      title={say('tasks.confirm.cancel.title', { description: job.description })}
      body={say('tasks.confirm.cancel.body')}
      confirm={say('tasks.action.cancel')}
      dismiss={say('tasks.confirm.cancel.keep')}
      danger
      onConfirm={onConfirm}
      onClose={onClose}
    >
      {done !== undefined && job.children === undefined && (
        <>
          <p>{say(done.length === 0 ? 'tasks.confirm.cancel.nothing' : 'tasks.confirm.cancel.done')}</p>
          <ul>
            {done.map(({ id, description }) => (
              <li key={id} dir="auto">
                {description}
              </li>
            ))}
          </ul>
        </>
      )}
    </ConfirmDialog>
  );
}
