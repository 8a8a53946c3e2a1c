import { Button } from '@patternfly/react-core/dist/esm/components/Button';
import {
  EmptyState,
  EmptyStateBody,
  EmptyStateFooter,
} from '@patternfly/react-core/dist/esm/components/EmptyState';
import { Component, type ReactNode } from 'react';
import { useText } from '../shared/text';

interface CrashBoundaryProps {
  readonly children: ReactNode;
}

interface CrashState {
  readonly crash?: unknown;
  readonly crashed: boolean;
}

/** An error of the portal itself takes down what is inside, not more, and says so. */
export class CrashBoundary extends Component<CrashBoundaryProps, CrashState> {
  override state: CrashState = { crashed: false };

  static getDerivedStateFromError(crash: unknown): CrashState {
    return { crash, crashed: true };
  }

  override render(): ReactNode {
    return this.state.crashed ? <CrashPage crash={this.state.crash} /> : this.props.children;
  }
}

function CrashPage({ crash }: { readonly crash: unknown }) {
  const say = useText();
  return (
    <EmptyState titleText={say('app.crash.title')} headingLevel="h1" status="danger">
      <EmptyStateBody>
        {say('app.crash.body', { message: crash instanceof Error ? crash.message : String(crash) })}
      </EmptyStateBody>
      <EmptyStateFooter>
        <Button
          onClick={() => {
            window.location.reload();
          }}
        >
          {say('app.crash.action')}
        </Button>
      </EmptyStateFooter>
    </EmptyState>
  );
}
