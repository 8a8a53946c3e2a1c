import { useQuery } from '@tanstack/react-query';
import type { LogLine, Step } from '../../api/jobParts';
import type { Job } from '../../api/jobs';
import { taskQueries } from '../../api/taskQueries';
import { Loaded } from '../../shared/ListStates';
import { ToneIcon } from '../../shared/StatusText';
import { LOCALE, useText } from '../../shared/text';
import { TaskProgress } from './TaskProgress';
import { linesByStep, taskTone } from './taskRows';
import { Took } from './Took';

/** Log lines and progress may come without a change of the task. */
const AGAIN_MS = 3_000;

const clock = new Intl.DateTimeFormat(LOCALE, { timeStyle: 'medium' });

/** The steps of a task while they happen, each with what it wrote. */
export function TaskSteps({ job }: { readonly job: Job }) {
  const say = useText();
  const refetchInterval = job.status === 'started' ? AGAIN_MS : false;
  const steps = useQuery({ ...taskQueries.steps(job.id), refetchInterval });
  const { data: log = [] } = useQuery({ ...taskQueries.log(job.id), refetchInterval });
  return (
    <Loaded query={steps}>
      {(all) => {
        const { of, others } = linesByStep(all, log);
        return all.length === 0 && log.length === 0 ? (
          <p className="v-subtle">{say('tasks.noSteps')}</p>
        ) : (
          <>
            <ol className="v-steps" aria-label={say('tasks.steps', { description: job.description })}>
              {all.map((step) => (
                <StepItem key={step.id} step={step} lines={of(step)} />
              ))}
            </ol>
            <Log lines={others} label={say('tasks.log.other')} />
          </>
        );
      }}
    </Loaded>
  );
}

function StepItem({ step, lines }: { readonly step: Step; readonly lines: readonly LogLine[] }) {
  const say = useText();
  return (
    <li>
      <div className="v-step">
        <ToneIcon tone={taskTone(step.status)} />
        <span dir="auto">{step.description}</span>
        {step.status === 'started' && step.progress !== undefined ? (
          <TaskProgress of={step} />
        ) : (
          <span className="v-subtle">{say(`tasks.status.${step.status}`)}</span>
        )}
        <span className="v-subtle">
          <Took of={step} />
        </span>
      </div>
      <Log lines={lines} label={say('tasks.log.of', { description: step.description })} />
    </li>
  );
}

function Log({ lines, label }: { readonly lines: readonly LogLine[]; readonly label: string }) {
  const say = useText();
  if (lines.length === 0) return null;
  return (
    // Long logs scroll, which those without a mouse must be able to do, too.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="v-log" role="log" aria-label={label} tabIndex={0}>
      <ol>
        {lines.map(({ time, severity, text }, index) => (
          // Lines are only ever added at the end.
          <li key={index} className={`v-log-${severity}`}>
            <time dateTime={new Date(time).toISOString()} className="v-subtle">
              {clock.format(time)}
            </time>
            <span dir="auto">
              {severity !== 'normal' && <strong>{say(`tasks.log.severity.${severity}`)} </strong>}
              {text}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
