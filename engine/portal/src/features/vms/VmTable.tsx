import { lazy, Suspense, useCallback, useMemo } from 'react';
import type { Vm } from '../../api/vms';
import { ListTable, type Column } from '../../shared/ListTable';
import { ListToolbar } from '../../shared/ListToolbar';
import { NoMatch } from '../../shared/ListStates';
import { pageOf, sorted, type ListState } from '../../shared/listState';
import { statusText, useText } from '../../shared/text';
import { useSelection } from './useSelection';
import { VmRow } from './VmRow';
import { nameOf, vmMatches, vmSortValue, type Names } from './vmRows';

/** Fetched when the first machine is selected. */
const VmSelection = lazy(() => import('./VmSelection'));

const COLUMNS: readonly Column[] = [
  { id: 'name', label: 'vms.column.name' },
  { id: 'status', label: 'vms.column.status' },
  { id: 'host', label: 'vms.column.host' },
  { id: 'addresses', label: 'vms.column.addresses' },
  { id: 'fqdn', label: 'vms.column.fqdn' },
  { id: 'memory', label: 'vms.column.memory' },
  { id: 'vcpus', label: 'vms.column.vcpus' },
  { id: 'actions', label: 'vms.column.actions', hidden: true },
];

interface VmTableProps {
  readonly vms: readonly Vm[];
  readonly hosts: Names;
  readonly selectedId: string | undefined;
  readonly list: ListState;
  readonly search: string;
}

export function VmTable({ vms, hosts, selectedId, list, search }: VmTableProps) {
  const say = useText();
  const { filter, sort } = list;
  const statusName = useCallback((status: string) => statusText(say, status), [say]);
  // Sorting is the dear part: it is done again when rows or order change, not with each letter of the filter.
  const ordered = useMemo(() => {
    const byName = sorted(vms, ({ name }) => name, false);
    return sort.column === 'name' && !sort.descending
      ? byName
      : sorted(byName, vmSortValue(sort.column, hosts, statusName), sort.descending);
  }, [vms, hosts, sort, statusName]);
  const found = useMemo(
    () => ordered.filter((vm) => vmMatches(vm, filter, hosts, statusName(vm.status))),
    [ordered, hosts, filter, statusName],
  );
  const { rows, page } = pageOf(found, list.page);
  const { ids, selected, select, clear } = useSelection(vms);
  const selectable = found.filter(({ external }) => !external);

  return (
    <>
      <ListToolbar
        list={list}
        filterBy={say('vms.filterBy')}
        shown={found.length}
        total={vms.length}
        page={page}
      >
        {selected.length > 0 && (
          <Suspense fallback={null}>
            <VmSelection vms={selected} onClear={clear} />
          </Suspense>
        )}
      </ListToolbar>
      {found.length === 0 ? (
        <NoMatch filter={filter} onClear={() => list.setFilter('')} />
      ) : (
        <ListTable
          label={say('vms.title')}
          columns={COLUMNS}
          sort={sort}
          onSort={list.setSort}
          selectAll={{
            label: say('vms.many.selectAll'),
            isSelected: selectable.length > 0 && selectable.every(({ id }) => ids.has(id)),
            onSelect: (isSelected) =>
              select(
                selectable.map(({ id }) => id),
                isSelected,
              ),
          }}
        >
          {rows.map((vm) => (
            <VmRow
              key={vm.id}
              vm={vm}
              host={nameOf(hosts, vm.hostId)}
              selected={vm.id === selectedId}
              checked={ids.has(vm.id)}
              onCheck={select}
              search={search}
            />
          ))}
        </ListTable>
      )}
    </>
  );
}
