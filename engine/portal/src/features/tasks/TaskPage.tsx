import { EmptyState, EmptyStateBody } from '@patternfly/react-core/dist/esm/components/EmptyState';
import SearchIcon from '@patternfly/react-icons/dist/esm/icons/search-icon';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { Fault } from '../../api/faults';
import { queries } from '../../api/queries';
import { Loaded } from '../../shared/ListStates';
import { PageBody } from '../../shared/PageBody';
import { StatusText } from '../../shared/StatusText';
import '../../shared/lateTexts';
import { useText } from '../../shared/text';
import { TaskDetails } from './TaskDetails';
import { TaskProgress } from './TaskProgress';
import { taskTone, taskWord } from './taskRows';

/** One task on a page of its own, to be sent to somebody else. */
export default function TaskPage() {
  const say = useText();
  const { taskId = '' } = useParams();
  const task = useQuery(queries.job(taskId));
  if (task.error instanceof Fault && task.error.status === 404) {
    return (
      <PageBody title={say('tasks.page.title')}>
        <EmptyState titleText={say('tasks.gone.title')} headingLevel="h2" icon={SearchIcon}>
          <EmptyStateBody>{say('tasks.gone.body')}</EmptyStateBody>
        </EmptyState>
      </PageBody>
    );
  }
  return (
    <PageBody title={task.data?.description ?? say('tasks.page.title')}>
      <Loaded query={task}>
        {(job) => (
          <>
            <div className="v-task-head">
              <StatusText tone={taskTone(job.status)}>{say(taskWord(job))}</StatusText>
              {job.status === 'started' && <TaskProgress of={job} />}
            </div>
            <TaskDetails key={job.id} job={job} />
          </>
        )}
      </Loaded>
    </PageBody>
  );
}
