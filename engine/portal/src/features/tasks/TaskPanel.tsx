import { Button } from '@patternfly/react-core/dist/esm/components/Button';
import { Label } from '@patternfly/react-core/dist/esm/components/Label';
import AngleDownIcon from '@patternfly/react-icons/dist/esm/icons/angle-down-icon';
import AngleUpIcon from '@patternfly/react-icons/dist/esm/icons/angle-up-icon';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useId } from 'react';
import { queries } from '../../api/queries';
import { Loading } from '../../shared/Loading';
import { shownTask } from '../../shared/shownTask';
import { createStore, useStore } from '../../shared/store';
import { StatusText } from '../../shared/StatusText';
import { useText } from '../../shared/text';
import { failedSince, running } from './taskRows';

/** Fetched when the tasks are first opened. */
const TaskList = lazy(() => import('./TaskList'));

const SEEN_KEY = 'vireo.tasks.seen';
const seen = createStore(Number(localStorage.getItem(SEEN_KEY) ?? '0'));
const open = createStore(false);

function toggle() {
  open.set(!open.get());
  shownTask.set(undefined);
  const now = Date.now();
  localStorage.setItem(SEEN_KEY, String(now));
  seen.set(now);
}

/** The tasks at the foot of every page: a line that sums them up, opened a list with steps. */
export function TaskPanel() {
  const say = useText();
  const id = useId();
  const jobs = useQuery(queries.jobs);
  const isOpen = useStore(open, (value) => value);
  const seenAt = useStore(seen, (value) => value);
  const shown = useStore(shownTask, (taskId) => taskId);
  const all = jobs.data ?? [];
  const runningNow = running(all);
  const failed = failedSince(all, seenAt);

  useEffect(() => {
    if (shown !== undefined) open.set(true);
  }, [shown]);

  return (
    <section className="v-tasks" aria-labelledby={`${id}title`}>
      <div className="v-tasks-head">
        <h2 id={`${id}title`}>{say('tasks.title')}</h2>
        <span className="v-tasks-sum" role="status">
          {runningNow > 0 ? (
            <StatusText tone="busy">{say('tasks.running', { count: runningNow })}</StatusText>
          ) : (
            <span className="v-subtle">{say('tasks.idle')}</span>
          )}
          {failed > 0 && (
            <Label isCompact status="danger">
              {say('tasks.failed', { count: failed })}
            </Label>
          )}
        </span>
        <Button
          variant="plain"
          icon={isOpen ? <AngleDownIcon /> : <AngleUpIcon />}
          aria-label={say(isOpen ? 'tasks.hide' : 'tasks.show')}
          aria-expanded={isOpen}
          aria-controls={`${id}list`}
          onClick={toggle}
        />
      </div>
      <div id={`${id}list`} hidden={!isOpen} className="v-tasks-list">
        {isOpen && (
          <Suspense fallback={<Loading />}>
            <TaskList />
          </Suspense>
        )}
      </div>
    </section>
  );
}
