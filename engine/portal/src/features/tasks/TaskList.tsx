import { useQuery } from '@tanstack/react-query';
import { queries } from '../../api/queries';
import { Loaded } from '../../shared/ListStates';
import { shownTask } from '../../shared/shownTask';
import { useStore } from '../../shared/store';
import '../../shared/lateTexts';
import { useText } from '../../shared/text';
import { TaskItem } from './TaskItem';
import { inOrder } from './taskRows';

export default function TaskList() {
  const say = useText();
  const jobs = useQuery(queries.jobs);
  const { data: users } = useQuery(queries.users);
  const shown = useStore(shownTask, (id) => id);
  return (
    <Loaded query={jobs}>
      {(all) =>
        all.length === 0 ? (
          <p className="v-subtle v-tasks-none">{say('tasks.empty')}</p>
        ) : (
          <ul>
            {inOrder(all).map((job) => (
              <TaskItem
                key={job.id}
                job={job}
                owner={users?.find(({ id }) => id === job.ownerId)?.name}
                shown={job.id === shown}
              />
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}
