import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { queries } from '../../api/queries';
import { isText, useText } from '../../shared/text';

interface TaskSubjectProps {
  readonly type: string;
  readonly id: string;
}

/** What a task works on: its name where the portal has it at hand, with a link to where it is shown. */
export function TaskSubject({ type, id }: TaskSubjectProps) {
  const say = useText();
  // Only what was read already: a name is not worth a list of thousands.
  const { data: vms } = useQuery({ ...queries.vms, enabled: false });
  const { data: hosts } = useQuery({ ...queries.hosts, enabled: false });
  const kind = type.toLowerCase();
  const word = `tasks.subject.${kind}`;
  const kindName = isText(word) ? say(word) : kind.replaceAll('_', ' ');
  const name = (kind === 'vm' ? vms : kind === 'host' ? hosts : undefined)?.find(
    (row) => row.id === id,
  )?.name;

  if (kind === 'system') return kindName;
  if (kind === 'vm') return <Link to={`/vms/${id}`}>{name ?? kindName}</Link>;
  if (kind === 'host')
    return <Link to={`/hosts?q=${encodeURIComponent(name ?? '')}`}>{name ?? kindName}</Link>;
  return (
    <span>
      {kindName} <code className="v-code">{id}</code>
    </span>
  );
}
