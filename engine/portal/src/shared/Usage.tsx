import { Progress, ProgressSize } from '@patternfly/react-core/dist/esm/components/Progress';
import type { Statistics } from '../api/statistics';
import { Entry } from './Entry';
import { bytesText } from './format';
import { useText } from './text';

/** How much of something is in use; undefined where nobody can say. */
interface Share {
  readonly used: number | undefined;
  readonly of: number | undefined;
}

interface UsageProps {
  readonly statistics: Statistics | undefined;
  /** Per cent; more than that of one processor where there are several. */
  readonly cpu: Share;
  /** Bytes. */
  readonly memory: Share;
}

/** Processor, memory and network in use, as entries of a description list. */
export function Usage({ statistics, cpu, memory }: UsageProps) {
  const say = useText();
  const received = statistics?.get('data.current.rx');
  const sent = statistics?.get('data.current.tx');
  const load = percentOf(cpu);
  const bytes = (value: number | undefined) => (value === undefined ? '–' : bytesText(say, value));
  return (
    <>
      <Entry term={say('usage.cpu')}>
        <Bar label={say('usage.cpu')} percent={load}>
          {load === undefined ? '–' : say('usage.percent', { percent: load })}
        </Bar>
      </Entry>
      <Entry term={say('usage.memory')}>
        <Bar label={say('usage.memory')} percent={percentOf(memory)}>
          {memory.used === undefined
            ? '–'
            : say('usage.memory.used', { used: bytes(memory.used), total: bytes(memory.of) })}
        </Bar>
      </Entry>
      <Entry term={say('usage.network')}>
        {received === undefined && sent === undefined
          ? '–'
          : say('usage.network.rates', { received: bytes(received), sent: bytes(sent) })}
      </Entry>
    </>
  );
}

function percentOf({ used, of }: Share): number | undefined {
  if (used === undefined || of === undefined || of <= 0) return undefined;
  return Math.min(100, Math.max(0, Math.round((100 * used) / of)));
}

interface BarProps {
  readonly label: string;
  readonly percent: number | undefined;
  readonly children: string;
}

function Bar({ label, percent, children }: BarProps) {
  return (
    <span className="v-usage">
      {percent !== undefined && (
        <Progress
          value={percent}
          size={ProgressSize.sm}
          measureLocation="none"
          valueText={children}
          aria-label={label}
        />
      )}
      <span>{children}</span>
    </span>
  );
}
