import {
  EmptyState,
  EmptyStateBody,
  EmptyStateFooter,
} from '@patternfly/react-core/dist/esm/components/EmptyState';
import { Link } from 'react-router';
import { useText } from '../shared/text';

export function NotFoundPage() {
  const say = useText();
  return (
    <EmptyState titleText={say('app.notFound.title')} headingLevel="h1">
      <EmptyStateBody>{say('app.notFound.body')}</EmptyStateBody>
      <EmptyStateFooter>
        <Link to="/vms">{say('app.notFound.action')}</Link>
      </EmptyStateFooter>
    </EmptyState>
  );
}
