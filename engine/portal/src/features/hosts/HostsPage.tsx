import ServerIcon from '@patternfly/react-icons/dist/esm/icons/server-icon';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Host } from '../../api/hosts';
import { queries } from '../../api/queries';
import '../../shared/lateTexts';
import { Loaded, NoMatch, NothingYet } from '../../shared/ListStates';
import { ListTable, type Column } from '../../shared/ListTable';
import { ListToolbar } from '../../shared/ListToolbar';
import { pageOf, sorted, useListState } from '../../shared/listState';
import { PageBody } from '../../shared/PageBody';
import { statusText, useText } from '../../shared/text';
import { HostRow } from './HostRow';
import { hostMatches, hostSortValue, withRunningVms } from './hostRows';

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

export default function HostsPage() {
  const say = useText();
  const hosts = useQuery(queries.hosts);
  return (
    <PageBody title={say('hosts.title')}>
      <Loaded query={hosts}>
        {(all) =>
          all.length === 0 ? (
            <NothingYet title={say('hosts.empty.title')} icon={ServerIcon}>
              {say('hosts.empty.body')}
            </NothingYet>
          ) : (
            <HostTable hosts={all} />
          )
        }
      </Loaded>
    </PageBody>
  );
}

function HostTable({ hosts: listed }: { readonly hosts: readonly Host[] }) {
  const say = useText();
  const { data: vms } = useQuery(queries.vms);
  const hosts = useMemo(() => withRunningVms(listed, vms), [listed, vms]);
  const list = useListState('name');
  const { filter, sort } = list;
  const { data: clusters } = useQuery(queries.clusters);
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
              cluster={clusters?.find(({ id }) => id === host.clusterId)?.name}
            />
          ))}
        </ListTable>
      )}
    </>
  );
}
