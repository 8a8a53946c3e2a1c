import { Table, Tbody, Th, Thead, Tr } from '@patternfly/react-table/dist/esm/components/Table';
import type { ReactNode } from 'react';
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

interface ListTableProps {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly children: ReactNode;
}

/** A table with sortable headings; on narrow screens each row becomes a card. */
export function ListTable({ label, columns, sort, onSort, children }: ListTableProps) {
  const say = useText();
  const sortedIndex = columns.findIndex(({ id }) => id === sort.column);
  return (
    <Table aria-label={label} variant="compact" gridBreakPoint="grid-lg">
      <Thead>
        <Tr>
          {columns.map(({ id, label: text, sortable = true, hidden = false }, columnIndex) =>
            hidden ? (
              <Th key={id} screenReaderText={say(text)} />
            ) : (
              <Th
                key={id}
                modifier="nowrap"
                {...(sortable && {
                  sort: {
                    columnIndex,
                    sortBy: { index: sortedIndex, direction: sort.descending ? 'desc' : 'asc' },
                    onSort: () => onSort({ column: id, descending: id === sort.column && !sort.descending }),
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
