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

const clock = new Intl.DateTimeFormat(LOCALE, { timeStyle: 'medium' });

/** The steps of a task while they happen, each with what it wrote. */
export function TaskSteps({ job }: { readonly job: Job }) {
  const say = useText();
  const steps = useQuery(taskQueries.steps(job.id));
  const { data: log = [] } = useQuery(taskQueries.log(job.id));
  return (
    <Loaded query={steps}>
      {(all) => {
        const { of, others } = linesByStep(all, log);
        const work = all.filter(({ undoing }) => !undoing);
        const back = all.filter(({ undoing }) => undoing);
        const taken = (undo: Step) => work.find((step) => step.number === undo.number) ?? undo;
        return all.length === 0 && log.length === 0 ? (
          <p className="v-subtle">{say('tasks.noSteps')}</p>
        ) : (
          <>
            <ol className="v-steps" aria-label={say('tasks.steps', { description: job.description })}>
              {work.map((step) => (
                <StepItem key={step.id} step={step} name={step.description} lines={of(step)} />
              ))}
            </ol>
            {back.length > 0 && (
              <div>
                <p className="v-parts-title">{say('tasks.back')}</p>
                <ol className="v-steps" aria-label={say('tasks.back.of', { description: job.description })}>
                  {back.map((step) => (
                    <StepItem key={step.id} step={step} name={taken(step).description} lines={of(step)} />
                  ))}
                </ol>
              </div>
            )}
            <Log lines={others} label={say('tasks.log.other')} />
          </>
        );
      }}
    </Loaded>
  );
}

interface StepItemProps {
  readonly step: Step;
  /** What it does, or what it takes back. */
  readonly name: string;
  readonly lines: readonly LogLine[];
}

function StepItem({ step, name, lines }: StepItemProps) {
  const say = useText();
  return (
    <li>
      <div className="v-step">
        <ToneIcon tone={taskTone(step.status)} />
        <span dir="auto">{name}</span>
        {step.status === 'started' && step.progress !== undefined ? (
          <TaskProgress of={step} />
        ) : (
          <span className="v-subtle">{say(`tasks.status.${step.status}`)}</span>
        )}
        <span className="v-subtle">
          <Took of={step} />
        </span>
      </div>
      {step.failure !== undefined && (
        <p className="v-step-failure v-prose" dir="auto">
          {step.failure}
        </p>
      )}
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
