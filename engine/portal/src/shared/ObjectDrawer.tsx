import {
  DrawerActions,
  DrawerCloseButton,
  DrawerHead,
  DrawerPanelBody,
} from '@patternfly/react-core/dist/esm/components/Drawer';
import { EmptyState, EmptyStateBody } from '@patternfly/react-core/dist/esm/components/EmptyState';
import { Title } from '@patternfly/react-core/dist/esm/components/Title';
import { useEffect, useRef, type ReactNode } from 'react';
import { Loading } from './Loading';
import { useText } from './text';

/** One object in the drawer beside its list. */
interface ShownObject {
  readonly name: string;
  readonly status: ReactNode;
  readonly menu: ReactNode;
  readonly body: ReactNode;
}

interface ObjectDrawerProps {
  /** Undefined when there is none, or not yet. */
  readonly shown: ShownObject | undefined;
  readonly loading: boolean;
  /** What is said of an object that is not there any more. */
  readonly gone: { readonly title: string; readonly body: string };
  readonly hasNoPadding?: boolean;
  readonly onClose: () => void;
}

/** The frame of what is told of one object: its name, its state and its actions, above the rest. */
export function ObjectDrawer({ shown, loading, gone, hasNoPadding = false, onClose }: ObjectDrawerProps) {
  const say = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  // Who opened the drawer by keyboard goes on inside it.
  useEffect(() => heading.current?.focus(), []);

  return (
    <>
      <DrawerHead>
        <Title headingLevel="h2" size="xl" ref={heading} tabIndex={-1} className="v-drawer-title" dir="auto">
          {shown?.name ?? (loading ? say('app.loading') : gone.title)}
        </Title>
        {shown?.status}
        <DrawerActions>
          {shown?.menu}
          <DrawerCloseButton onClose={onClose} aria-label={say('common.close')} />
        </DrawerActions>
      </DrawerHead>
      <DrawerPanelBody hasNoPadding={hasNoPadding && shown !== undefined}>
        {shown?.body ?? <NoObject loading={loading} gone={gone.body} />}
      </DrawerPanelBody>
    </>
  );
}

function NoObject({ loading, gone }: { readonly loading: boolean; readonly gone: string }) {
  if (loading) return <Loading />;
  return (
    <EmptyState>
      <EmptyStateBody>{gone}</EmptyStateBody>
    </EmptyState>
  );
}
