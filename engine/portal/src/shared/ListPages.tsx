import { Pagination } from '@patternfly/react-core/dist/esm/components/Pagination';
import { PAGE_SIZE } from './listState';
import { useText } from './text';

interface ListPagesProps {
  readonly shown: number;
  readonly page: number;
  readonly onPage: (page: number) => void;
}

export default function ListPages({ shown, page, onPage }: ListPagesProps) {
  const say = useText();
  return (
    <div className="v-pages">
      <Pagination
        isCompact
        itemCount={shown}
        page={page}
        perPage={PAGE_SIZE}
        perPageOptions={[]}
        titles={{ paginationAriaLabel: say('common.pagination') }}
        onSetPage={(_event, next) => onPage(next)}
      />
    </div>
  );
}
