import { Alert } from '@patternfly/react-core/dist/esm/components/Alert';
import type { Job } from '../../api/jobs';
import { useText } from '../../shared/text';
import { TaskActions } from './TaskActions';
import { TaskChildren } from './TaskChildren';
import { TaskFacts } from './TaskFacts';
import { TaskSteps } from './TaskSteps';
import './tasks.css';

/** All there is to know of a task, and what can be done about it. */
export function TaskDetails({ job }: { readonly job: Job }) {
  const say = useText();
  return (
    <section className="v-task-parts" aria-label={say('tasks.details', { description: job.description })}>
      <TaskFacts job={job} />
      {job.failure !== undefined && (
        <Alert
          isInline
          variant={job.status === 'failed' ? 'danger' : 'warning'}
          component="p"
          title={say(job.status === 'aborted' ? 'tasks.aborted' : 'tasks.failure')}
        >
          <p className="v-prose" dir="auto">
            {job.failure}
          </p>
          {job.errorCode !== undefined && <code className="v-code v-subtle">{job.errorCode}</code>}
        </Alert>
      )}
      <TaskActions job={job} />
      {job.children === undefined ? <TaskSteps job={job} /> : <TaskChildren job={job} sum={job.children} />}
    </section>
  );
}
