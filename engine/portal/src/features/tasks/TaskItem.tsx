import { ExpandableSectionToggle } from '@patternfly/react-core/dist/esm/components/ExpandableSection';
import { useQuery } from '@tanstack/react-query';
import { memo, useId, useState } from 'react';
import type { Job, Step } from '../../api/jobs';
import { queries } from '../../api/queries';
import { durationText } from '../../shared/format';
import { Loaded } from '../../shared/ListStates';
import { Moment } from '../../shared/Moment';
import { ToneIcon } from '../../shared/StatusText';
import { useText } from '../../shared/text';
import { useNow } from '../../shared/useNow';
import { elapsed, taskTone } from './taskRows';

interface TaskItemProps {
  readonly job: Job;
  readonly owner: string | undefined;
}

/** One task; opened, it shows its steps. */
export const TaskItem = memo(function TaskItem({ job, owner }: TaskItemProps) {
  const say = useText();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <li className={`v-task v-task-${job.status}`}>
      <div className="v-task-line">
        <ExpandableSectionToggle
          isExpanded={isOpen}
          onToggle={setOpen}
          toggleId={`${id}toggle`}
          contentId={`${id}steps`}
          className="v-task-toggle"
        >
          <span className="v-status">
            <ToneIcon tone={taskTone(job.status)} />
            <span dir="auto">{job.description}</span>
          </span>
        </ExpandableSectionToggle>
        <span className="v-task-status">{say(`tasks.status.${job.status}`)}</span>
        <span className="v-subtle v-task-who">
          {owner === undefined ? '' : say('tasks.by', { user: owner })}
        </span>
        <span className="v-subtle v-task-when">
          {job.started !== undefined && <Moment at={job.started} />}
          <Took of={job} running={job.status === 'started'} />
        </span>
      </div>
      <div id={`${id}steps`} hidden={!isOpen}>
        {isOpen && <Steps job={job} />}
      </div>
    </li>
  );
});

function Took({ of, running }: { readonly of: Job | Step; readonly running: boolean }) {
  const now = useNow(running);
  const ms = elapsed(of, now);
  return ms === undefined ? null : <span className="v-nowrap">{durationText(ms)}</span>;
}

function Steps({ job }: { readonly job: Job }) {
  const say = useText();
  const steps = useQuery(queries.steps(job.id));
  return (
    <Loaded query={steps}>
      {(all) =>
        all.length === 0 ? (
          <p className="v-steps v-subtle">{say('tasks.noSteps')}</p>
        ) : (
          <ol className="v-steps" aria-label={say('tasks.steps', { description: job.description })}>
            {all.map((step) => (
              <li key={step.id}>
                <ToneIcon tone={taskTone(step.status)} />
                <span dir="auto">{step.description}</span>
                <span className="v-subtle">
                  {step.status === 'started' && step.progress !== undefined
                    ? say('tasks.progress', { percent: step.progress })
                    : say(`tasks.status.${step.status}`)}
                </span>
                <span className="v-subtle">
                  <Took of={step} running={step.status === 'started'} />
                </span>
              </li>
            ))}
          </ol>
        )
      }
    </Loaded>
  );
}
