import { useQuery } from '@tanstack/react-query';
import { queries } from '../../api/queries';
import { Loaded } from '../../shared/ListStates';
import { useText } from '../../shared/text';
import { TaskItem } from './TaskItem';
import { inOrder } from './taskRows';

export default function TaskList() {
  const say = useText();
  const jobs = useQuery(queries.jobs);
  const { data: users } = useQuery(queries.users);
  return (
    <Loaded query={jobs}>
      {(all) =>
        all.length === 0 ? (
          <p className="v-subtle v-tasks-none">{say('tasks.empty')}</p>
        ) : (
          <ul>
            {inOrder(all).map((job) => (
              <TaskItem key={job.id} job={job} owner={users?.find(({ id }) => id === job.ownerId)?.name} />
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}
