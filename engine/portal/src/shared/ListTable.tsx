import { Checkbox } from '@patternfly/react-core/dist/esm/components/Checkbox';
import { Table, Tbody, Th, Thead, Tr } from '@patternfly/react-table/dist/esm/components/Table';
import { useId, type ReactNode } from 'react';
import type { Sort } from './listState';
import { useText } from './text';
import type { MessageId } from './messages';

export interface Column {
  readonly id: string;
  readonly label: MessageId;
  /** False for columns whose values have no order. */
  readonly sortable?: boolean;
  /** The heading is only for those who cannot see the column. */
  readonly hidden?: boolean;
}

/** The box in the heading that selects all rows at once. */
interface SelectAll {
  readonly label: string;
  readonly isSelected: boolean;
  readonly onSelect: (selected: boolean) => void;
}

interface ListTableProps {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  /** Rows begin with a box. */
  readonly selectAll?: SelectAll;
  readonly children: ReactNode;
}

/** A table with sortable headings; on narrow screens each row becomes a card. */
export function ListTable({ label, columns, sort, onSort, selectAll, children }: ListTableProps) {
  const say = useText();
  const id = useId();
  const sortedIndex = columns.findIndex(({ id }) => id === sort.column);
  return (
    <Table aria-label={label} variant="compact" gridBreakPoint="grid-lg">
      <Thead>
        <Tr>
          {selectAll !== undefined && (
            <Th className="pf-v6-c-table__check" aria-label={selectAll.label}>
              <Checkbox
                id={`${id}all`}
                aria-label={selectAll.label}
                isChecked={selectAll.isSelected}
                onChange={(_event, isChecked) => selectAll.onSelect(isChecked)}
              />
            </Th>
          )}
          {columns.map(({ id: column, label: text, sortable = true, hidden = false }, columnIndex) =>
            hidden ? (
              <Th key={column} screenReaderText={say(text)} />
            ) : (
              <Th
                key={column}
                modifier="nowrap"
                {...(sortable && {
                  sort: {
                    columnIndex,
                    sortBy: { index: sortedIndex, direction: sort.descending ? 'desc' : 'asc' },
                    onSort: () => onSort({ column, descending: column === sort.column && !sort.descending }),
                  },
                })}
              >
                {say(text)}
              </Th>
            ),
          )}
        </Tr>
      </Thead>
      <Tbody>{children}</Tbody>
    </Table>
  );
}
