import { FormSelect, FormSelectOption } from '@patternfly/react-core/dist/esm/components/FormSelect';
import HistoryIcon from '@patternfly/react-icons/dist/esm/icons/history-icon';
import { Td, Tr } from '@patternfly/react-table/dist/esm/components/Table';
import { useQuery } from '@tanstack/react-query';
import { memo } from 'react';
import { useSearchParams } from 'react-router';
import type { AuditEvent } from '../../api/events';
import { queries } from '../../api/queries';
import { Loaded, NoMatch, NothingYet } from '../../shared/ListStates';
import { ListTable, type Column } from '../../shared/ListTable';
import { ListToolbar } from '../../shared/ListToolbar';
import { pageOf, sorted, useListState } from '../../shared/listState';
import { Moment } from '../../shared/Moment';
import { PageBody } from '../../shared/PageBody';
import { severityTone } from '../../shared/severityTone';
import { StatusText } from '../../shared/StatusText';
import '../../shared/lateTexts';
import { useText } from '../../shared/text';
import { eventMatches, eventSortValue, SEVERITIES } from './eventRows';

const COLUMNS: readonly Column[] = [
  { id: 'severity', label: 'events.column.severity' },
  { id: 'time', label: 'events.column.time' },
  { id: 'description', label: 'events.column.description', sortable: false },
  { id: 'correlation', label: 'events.column.correlation', sortable: false },
];

export default function EventsPage() {
  const say = useText();
  const events = useQuery(queries.events);
  return (
    <PageBody title={say('events.title')}>
      <Loaded query={events}>
        {(all) =>
          all.length === 0 ? (
            <NothingYet title={say('events.empty.title')} icon={HistoryIcon}>
              {say('events.empty.body')}
            </NothingYet>
          ) : (
            <EventTable events={all} />
          )
        }
      </Loaded>
    </PageBody>
  );
}

function EventTable({ events }: { readonly events: readonly AuditEvent[] }) {
  const say = useText();
  const list = useListState('-time');
  const [params, setParams] = useSearchParams();
  const severity = params.get('severity') ?? '';
  const matching = events.filter((event) => eventMatches(event, list.filter, severity));
  const found = sorted(matching, eventSortValue(list.sort.column), list.sort.descending);
  const { rows, page } = pageOf(found, list.page);
  const choose = (next: string) =>
    setParams((old) => (next === '' ? without(old, 'severity') : withValue(old, 'severity', next)), {
      replace: true,
    });

  return (
    <>
      <ListToolbar
        list={list}
        filterBy={say('events.filterBy')}
        shown={found.length}
        total={events.length}
        page={page}
      >
        <div className="v-select">
          <FormSelect
            value={severity}
            aria-label={say('events.severity')}
            onChange={(_event, value) => choose(value)}
          >
            <FormSelectOption value="" label={say('events.severity.all')} />
            {SEVERITIES.map((value) => (
              <FormSelectOption key={value} value={value} label={say(`events.severity.${value}`)} />
            ))}
          </FormSelect>
        </div>
      </ListToolbar>
      {found.length === 0 ? (
        <NoMatch filter={list.filter} onClear={() => setParams({}, { replace: true })} />
      ) : (
        <ListTable label={say('events.title')} columns={COLUMNS} sort={list.sort} onSort={list.setSort}>
          {rows.map((event) => (
            <EventRow key={event.id} event={event} />
          ))}
        </ListTable>
      )}
    </>
  );
}

function withValue(params: URLSearchParams, key: string, value: string): URLSearchParams {
  const next = without(params, key);
  next.set(key, value);
  return next;
}

function without(params: URLSearchParams, key: string): URLSearchParams {
  const next = new URLSearchParams(params);
  next.delete(key);
  return next;
}

const EventRow = memo(function EventRow({ event }: { readonly event: AuditEvent }) {
  const say = useText();
  return (
    <Tr>
      <Td dataLabel={say('events.column.severity')} modifier="nowrap">
        <StatusText tone={severityTone(event.severity)}>
          {say(`events.severity.${event.severity}`)}
        </StatusText>
      </Td>
      <Td dataLabel={say('events.column.time')} modifier="nowrap">
        <Moment at={event.time} />
      </Td>
      <Td dataLabel={say('events.column.description')} modifier="breakWord" dir="auto">
        {event.description}
      </Td>
      <Td dataLabel={say('events.column.correlation')} modifier="breakWord">
        {event.correlationId === undefined ? '–' : <code className="v-code">{event.correlationId}</code>}
      </Td>
    </Tr>
  );
});
