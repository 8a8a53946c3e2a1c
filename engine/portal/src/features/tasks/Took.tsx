import type { Step } from '../../api/jobParts';
import type { Job } from '../../api/jobs';
import { durationText } from '../../shared/format';
import { useNow } from '../../shared/useNow';
import { elapsed } from './taskRows';

/** How long something took, or has been taking. */
export function Took({ of }: { readonly of: Pick<Job | Step, 'started' | 'ended' | 'status'> }) {
  const now = useNow(of.status === 'started');
  const ms = elapsed(of, now);
  return ms === undefined ? null : <span className="v-nowrap">{durationText(ms)}</span>;
}
