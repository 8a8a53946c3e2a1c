import ServerIcon from '@patternfly/react-icons/dist/esm/icons/server-icon';
import { useQuery } from '@tanstack/react-query';
import { lazy, useCallback, useMemo } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import type { Host } from '../../api/hosts';
import { queries } from '../../api/queries';
import '../../shared/lateTexts';
import { Loaded, NoMatch, NothingYet } from '../../shared/ListStates';
import { ListTable, type Column } from '../../shared/ListTable';
import { ListToolbar } from '../../shared/ListToolbar';
import { pageOf, sorted, useListState } from '../../shared/listState';
import { PageBody } from '../../shared/PageBody';
import { PageDrawer } from '../../shared/PageDrawer';
import { statusText, useText } from '../../shared/text';
import { HostRow } from './HostRow';
import { hostMatches, hostSortValue, withRunningVms } from './hostRows';

/** Details are fetched when the first host is opened. */
const HostDrawer = lazy(() => import('./HostDrawer'));

const COLUMNS: readonly Column[] = [
  { id: 'name', label: 'hosts.column.name' },
  { id: 'address', label: 'hosts.column.address' },
  { id: 'status', label: 'hosts.column.status' },
  { id: 'cluster', label: 'hosts.column.cluster', sortable: false },
  { id: 'cpus', label: 'hosts.column.cpus' },
  { id: 'memory', label: 'hosts.column.memory' },
  { id: 'vms', label: 'hosts.column.vms' },
  { id: 'libvirt', label: 'hosts.column.libvirt' },
  { id: 'actions', label: 'hosts.column.actions', hidden: true },
];

/** The list of hosts; the one in the address is shown beside it. */
export default function HostsPage() {
  const say = useText();
  const { hostId } = useParams();
  const { search } = useLocation();
  const navigate = useNavigate();
  const listed = useQuery(queries.hosts);
  const { data: vms } = useQuery(queries.vms);
  const { data: clusters } = useQuery(queries.clusters);
  const hosts = useMemo(() => withRunningVms(listed.data ?? [], vms), [listed.data, vms]);
  const clusterOf = (host: Host | undefined) => clusters?.find(({ id }) => id === host?.clusterId)?.name;
  const close = useCallback(() => void navigate({ pathname: '/hosts', search }), [navigate, search]);
  const shown = hosts.find(({ id }) => id === hostId);
  const panel = hostId !== undefined && (
    <HostDrawer
      key={hostId}
      host={shown}
      loading={listed.data === undefined}
      cluster={clusterOf(shown)}
      onClose={close}
    />
  );
  return (
    <PageDrawer panel={panel || undefined} onClose={close}>
      <PageBody title={say('hosts.title')}>
        <Loaded query={listed}>
          {(all) =>
            all.length === 0 ? (
              <NothingYet title={say('hosts.empty.title')} icon={ServerIcon}>
                {say('hosts.empty.body')}
              </NothingYet>
            ) : (
              <HostTable hosts={hosts} clusterOf={clusterOf} selectedId={hostId} search={search} />
            )
          }
        </Loaded>
      </PageBody>
    </PageDrawer>
  );
}

interface HostTableProps {
  readonly hosts: readonly Host[];
  readonly clusterOf: (host: Host) => string | undefined;
  readonly selectedId: string | undefined;
  /** The query part of the address, kept when the drawer opens. */
  readonly search: string;
}

function HostTable({ hosts, clusterOf, selectedId, search }: HostTableProps) {
  const say = useText();
  const list = useListState('name');
  const { filter, sort } = list;
  const found = useMemo(() => {
    const statusName = (status: string) => statusText(say, status);
    const matching = hosts.filter((host) => hostMatches(host, filter, statusName(host.status)));
    const byName = sorted(matching, ({ name }) => name, false);
    return sorted(byName, hostSortValue(sort.column, statusName), sort.descending);
  }, [hosts, filter, sort, say]);
  const { rows, page } = pageOf(found, list.page);

  return (
    <>
      <ListToolbar
        list={list}
        filterBy={say('hosts.filterBy')}
        shown={found.length}
        total={hosts.length}
        page={page}
      />
      {found.length === 0 ? (
        <NoMatch filter={filter} onClear={() => list.setFilter('')} />
      ) : (
        <ListTable label={say('hosts.title')} columns={COLUMNS} sort={sort} onSort={list.setSort}>
          {rows.map((host) => (
            <HostRow
              key={host.id}
              host={host}
              cluster={clusterOf(host)}
              selected={host.id === selectedId}
              search={search}
            />
          ))}
        </ListTable>
      )}
    </>
  );
}
