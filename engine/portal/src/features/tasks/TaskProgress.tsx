import {
  Progress,
  ProgressMeasureLocation,
  ProgressSize,
} from '@patternfly/react-core/dist/esm/components/Progress';
import type { Step } from '../../api/jobParts';
import type { Job } from '../../api/jobs';
import { bytesText } from '../../shared/format';
import { useText } from '../../shared/text';

interface TaskProgressProps {
  readonly of: Pick<Job | Step, 'description' | 'progress'> & Partial<Pick<Step, 'bytesDone' | 'bytesTotal'>>;
}

/** How far something is, in per cent, and in bytes where they are known; nothing when nobody can say. */
export function TaskProgress({ of: { description, progress, bytesDone, bytesTotal } }: TaskProgressProps) {
  const say = useText();
  if (progress === undefined) return null;
  return (
    <span className="v-progress">
      <Progress
        value={progress}
        size={ProgressSize.sm}
        measureLocation={ProgressMeasureLocation.outside}
        label={say('tasks.progress', { percent: progress })}
        valueText={say('tasks.progress', { percent: progress })}
        aria-label={description}
      />
      {bytesDone !== undefined && bytesTotal !== undefined && (
        <span className="v-subtle v-nowrap">
          {say('tasks.bytes', { done: bytesText(say, bytesDone), total: bytesText(say, bytesTotal) })}
        </span>
      )}
    </span>
  );
}
