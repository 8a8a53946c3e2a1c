import { Checkbox } from '@patternfly/react-core/dist/esm/components/Checkbox';
import { Pagination } from '@patternfly/react-core/dist/esm/components/Pagination';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { CHILDREN_PAGE } from '../../api/jobParts';
import type { Job } from '../../api/jobs';
import { taskQueries } from '../../api/taskQueries';
import { Loaded } from '../../shared/ListStates';
import { ToneIcon } from '../../shared/StatusText';
import { useText } from '../../shared/text';
import { TaskProgress } from './TaskProgress';
import { taskTone, taskWord } from './taskRows';
import { Took } from './Took';

interface TaskChildrenProps {
  readonly job: Job;
  readonly sum: NonNullable<Job['children']>;
}

/** The tasks that a task is made of, a page at a time, with the result of each. */
export function TaskChildren({ job, sum }: TaskChildrenProps) {
  const say = useText();
  const id = useId();
  const [page, setPage] = useState(1);
  const [failedOnly, setFailedOnly] = useState(false);
  const children = useQuery(taskQueries.children({ parentId: job.id, page, failedOnly }));
  const count = failedOnly ? sum.failed : sum.total;
  return (
    <div>
      <div className="v-toolbar">
        <span className="v-parts-title">{say('tasks.children.title')}</span>
        <span role="status">{say('tasks.children.sum', { ...sum, done: sum.finished + sum.failed })}</span>
        <Checkbox
          id={`${id}failed`}
          label={say('tasks.children.failedOnly')}
          isChecked={failedOnly}
          onChange={(_event, checked) => {
            setFailedOnly(checked);
            setPage(1);
          }}
        />
        {count > CHILDREN_PAGE && (
          <Pagination
            isCompact
            className="v-pages"
            itemCount={count}
            page={page}
            perPage={CHILDREN_PAGE}
            perPageOptions={[]}
            titles={{ paginationAriaLabel: say('common.pagination') }}
            onSetPage={(_event, next) => setPage(next)}
          />
        )}
      </div>
      <Loaded query={children}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="v-subtle">{say('tasks.children.none')}</p>
          ) : (
            <ul className="v-children" aria-label={say('tasks.children.title')}>
              {rows.map((child) => (
                <Child key={child.id} child={child} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </div>
  );
}

function Child({ child }: { readonly child: Job }) {
  const say = useText();
  return (
    <li className="v-child">
      <ToneIcon tone={taskTone(child.status)} />
      <Link to={`/tasks/${child.id}`} dir="auto">
        {child.description}
      </Link>
      {child.status === 'started' && child.progress !== undefined ? (
        <TaskProgress of={child} />
      ) : (
        <span>{say(taskWord(child))}</span>
      )}
      <span className="v-subtle">
        <Took of={child} />
      </span>
      {child.failure !== undefined && (
        <span className="v-child-failure" dir="auto">
          {child.failure}
        </span>
      )}
    </li>
  );
}
