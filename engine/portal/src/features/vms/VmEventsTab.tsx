import { useQuery } from '@tanstack/react-query';
import { queries } from '../../api/queries';
import { Loaded } from '../../shared/ListStates';
import { Moment } from '../../shared/Moment';
import { severityTone } from '../../shared/severityTone';
import { ToneIcon } from '../../shared/StatusText';
import { useText } from '../../shared/text';

/** What the newest events say of one machine. */
export function VmEventsTab({ vmId }: { readonly vmId: string }) {
  const say = useText();
  const events = useQuery(queries.vmEvents(vmId));
  return (
    <Loaded query={events}>
      {(own) => {
        if (own.length === 0) return <p className="v-subtle">{say('events.ofVm.empty')}</p>;
        return (
          <ol className="v-events">
            {own.map(({ id, severity, time, description }) => (
              <li key={id}>
                <ToneIcon tone={severityTone(severity)} />
                <span className="pf-v6-u-screen-reader">{say(`events.severity.${severity}`)}</span>
                <span className="v-event-text" dir="auto">
                  {description}
                </span>
                <span className="v-subtle">
                  <Moment at={time} />
                </span>
              </li>
            ))}
          </ol>
        );
      }}
    </Loaded>
  );
}
