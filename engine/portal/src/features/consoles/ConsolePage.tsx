import { Alert } from '@patternfly/react-core/dist/esm/components/Alert';
import { Button } from '@patternfly/react-core/dist/esm/components/Button';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { queries } from '../../api/queries';
import { faultText } from '../../shared/faultText';
import { PageBody } from '../../shared/PageBody';
import { StatusText } from '../../shared/StatusText';
import '../../shared/lateTexts';
import { useText } from '../../shared/text';
import { Display, type DisplayState } from './display';
import './consoles.css';

/** The screen of one machine, its keyboard and its mouse. */
export default function ConsolePage() {
  const say = useText();
  const { vmId = '' } = useParams();
  const { data: vms } = useQuery(queries.vms);
  const name = vms?.find(({ id }) => id === vmId)?.name ?? vmId;
  const place = useRef<HTMLDivElement>(null);
  const { state, display, again } = useDisplay(vmId, place);
  const isOpen = state.kind === 'open';
  const isOver = !isOpen && state.kind !== 'connecting';
  return (
    <PageBody title={say('console.title', { name })}>
      <div className="v-labelled v-console-bar">
        <span role="status">
          <StatusText tone={isOpen ? 'good' : isOver ? 'off' : 'busy'}>
            {say(`console.state.${isOver ? 'ended' : isOpen ? 'open' : 'connecting'}`)}
          </StatusText>
        </span>
        {isOver && (
          <Button variant="primary" onClick={again}>
            {say('console.again')}
          </Button>
        )}
        <Button variant="secondary" isDisabled={!isOpen} onClick={() => display.current?.secure()}>
          {say('console.secure')}
        </Button>
        <Button
          variant="secondary"
          isDisabled={!isOpen}
          onClick={() => void place.current?.requestFullscreen()}
        >
          {say('console.full')}
        </Button>
        <Link to={`/vms/${vmId}`}>{say('console.back')}</Link>
      </div>
      <Ending state={state} />
      <div ref={place} className="v-console" role="group" aria-label={say('console.screen', { name })} />
    </PageBody>
  );
}

function Ending({ state }: { readonly state: DisplayState }) {
  const say = useText();
  if (state.kind === 'none') return <Alert isInline variant="warning" title={say('console.noDisplay')} />;
  if (state.kind === 'ended') {
    return <Alert isInline variant="warning" title={state.why === '' ? say('console.broke') : state.why} />;
  }
  if (state.kind !== 'failed') return null;
  const { title, detail } = faultText(say, state.error);
  return (
    <Alert isInline variant="danger" title={title}>
      {detail}
    </Alert>
  );
}

function useDisplay(vmId: string, place: React.RefObject<HTMLDivElement | null>) {
  const [state, setState] = useState<DisplayState>({ kind: 'connecting' });
  const [attempt, setAttempt] = useState(0);
  const display = useRef<Display>(undefined);
  useEffect(() => {
    if (place.current === null) return;
    const opened = new Display(place.current, setState);
    display.current = opened;
    void opened.connect(vmId);
    return () => opened.close();
  }, [place, vmId, attempt]);
  return { state, display, again: () => setAttempt((last) => last + 1) };
}
