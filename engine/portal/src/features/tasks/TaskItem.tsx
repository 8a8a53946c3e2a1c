import { ExpandableSectionToggle } from '@patternfly/react-core/dist/esm/components/ExpandableSection';
import { memo, useEffect, useId, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { Job } from '../../api/jobs';
import { Moment } from '../../shared/Moment';
import { ToneIcon } from '../../shared/StatusText';
import { useText } from '../../shared/text';
import { TaskDetails } from './TaskDetails';
import { TaskProgress } from './TaskProgress';
import { taskTone, taskWord } from './taskRows';
import { Took } from './Took';

interface TaskItemProps {
  readonly job: Job;
  readonly owner: string | undefined;
  /** Opened from the beginning, and brought into sight. */
  readonly shown: boolean;
}

/** One task; opened, it shows all there is to know of it. */
export const TaskItem = memo(function TaskItem({ job, owner, shown }: TaskItemProps) {
  const say = useText();
  const id = useId();
  const row = useRef<HTMLLIElement>(null);
  const [isOpen, setOpen] = useState(shown);

  useEffect(() => {
    if (!shown) return;
    setOpen(true);
    row.current?.scrollIntoView({ block: 'nearest' });
  }, [shown]);

  return (
    <li ref={row} className={`v-task v-task-${job.status}`}>
      <div className="v-task-line">
        <ExpandableSectionToggle
          isExpanded={isOpen}
          onToggle={setOpen}
          toggleId={`${id}toggle`}
          contentId={`${id}details`}
          className="v-task-toggle"
        >
          <span className="v-status">
            <ToneIcon tone={taskTone(job.status)} />
            <span dir="auto">{job.description}</span>
          </span>
        </ExpandableSectionToggle>
        <span className="v-task-status">
          {job.status === 'started' && job.progress !== undefined && !job.cancelling ? (
            <TaskProgress of={job} />
          ) : (
            say(taskWord(job))
          )}
        </span>
        <span className="v-subtle v-task-who">
          {owner === undefined ? '' : say('tasks.by', { user: owner })}
        </span>
        <span className="v-subtle v-task-when">
          {job.started !== undefined && <Moment at={job.started} />}
          <Took of={job} />
        </span>
      </div>
      <div id={`${id}details`} hidden={!isOpen} className="v-task-details">
        {isOpen && (
          <>
            <TaskDetails job={job} />
            <p>
              <Link to={`/tasks/${job.id}`}>{say('tasks.open')}</Link>
            </p>
          </>
        )}
      </div>
    </li>
  );
});
