import { Button } from '@patternfly/react-core/dist/esm/components/Button';
import {
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
} from '@patternfly/react-core/dist/esm/components/DescriptionList';
import CopyIcon from '@patternfly/react-icons/dist/esm/icons/copy-icon';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { Job } from '../../api/jobs';
import { queries } from '../../api/queries';
import { taskQueries } from '../../api/taskQueries';
import { durationText } from '../../shared/format';
import { Moment } from '../../shared/Moment';
import { useText } from '../../shared/text';
import { TaskSubject } from './TaskSubject';
import { Took } from './Took';

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <DescriptionListGroup>
      <DescriptionListTerm>{term}</DescriptionListTerm>
      <DescriptionListDescription>{children}</DescriptionListDescription>
    </DescriptionListGroup>
  );
}

/** Of tasks with more or fewer parts: what others took says nothing. */
const BATCH = 'ActOnVms';

/** Who, on what, since when, how long, and how long that usually takes. */
export function TaskFacts({ job }: { readonly job: Job }) {
  const say = useText();
  const { data: users } = useQuery(queries.users);
  const { data: durations } = useQuery(taskQueries.durations);
  const usual = job.command === BATCH ? undefined : durations?.find(({ command }) => command === job.command);
  const nameOf = (userId: string) => users?.find(({ id }) => id === userId)?.name ?? say('tasks.somebody');

  return (
    <DescriptionList isCompact className="v-task-facts">
      {job.subject !== undefined && (
        <Fact term={say('tasks.fact.subject')}>
          <TaskSubject {...job.subject} />
        </Fact>
      )}
      {job.ownerId !== undefined && <Fact term={say('tasks.fact.owner')}>{nameOf(job.ownerId)}</Fact>}
      {job.started !== undefined && (
        <Fact term={say('tasks.fact.started')}>
          <Moment at={job.started} />
        </Fact>
      )}
      {job.ended !== undefined && (
        <Fact term={say('tasks.fact.ended')}>
          <Moment at={job.ended} />
        </Fact>
      )}
      <Fact term={say('tasks.fact.took')}>
        <Took of={job} />
      </Fact>
      {usual?.median !== undefined && usual.p95 !== undefined && (
        <Fact term={say('tasks.fact.usually')}>
          {say('tasks.usually', { median: durationText(usual.median), p95: durationText(usual.p95) })}
        </Fact>
      )}
      {job.cancelledById !== undefined && (
        <Fact term={say('tasks.fact.cancelledBy')}>{nameOf(job.cancelledById)}</Fact>
      )}
      <Relations job={job} />
      {job.correlationId !== undefined && (
        <Fact term={say('tasks.fact.correlation')}>
          <Copied text={job.correlationId} />
        </Fact>
      )}
    </DescriptionList>
  );
}

/** The tasks that it belongs to. */
function Relations({ job }: { readonly job: Job }) {
  const say = useText();
  return (
    <>
      {job.parentId !== undefined && (
        <Fact term={say('tasks.fact.parent')}>
          <Link to={`/tasks/${job.parentId}`}>{say('tasks.fact.parent.link')}</Link>
        </Fact>
      )}
      {job.retryOfId !== undefined && (
        <Fact term={say('tasks.fact.retryOf')}>
          <Link to={`/tasks/${job.retryOfId}`}>{say('tasks.fact.retryOf.link')}</Link>
        </Fact>
      )}
    </>
  );
}

/** An id to be looked for elsewhere: shown, and copied at a click. */
function Copied({ text }: { readonly text: string }) {
  const say = useText();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <span className="v-labelled">
      <code className="v-code">{text}</code>
      <Button
        variant="plain"
        size="sm"
        hasNoPadding
        icon={<CopyIcon />}
        aria-label={say('tasks.copy')}
        onClick={() => void copy()}
      />
      <span role="status" className="v-subtle">
        {isCopied ? say('tasks.copied') : ''}
      </span>
    </span>
  );
}
