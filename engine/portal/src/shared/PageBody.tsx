import { PageSection } from '@patternfly/react-core/dist/esm/components/Page';
import { Title } from '@patternfly/react-core/dist/esm/components/Title';
import { useEffect, type ReactNode } from 'react';
import { useText } from './text';

/** Title and content of a page; names the browser's tab too. */
export function PageBody({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const say = useText();
  useEffect(() => {
    document.title = `${title} · ${say('app.name')}`;
  }, [title, say]);
  return (
    <>
      <PageSection className="v-heading">
        <Title headingLevel="h1" size="2xl">
          {title}
        </Title>
      </PageSection>
      <PageSection isFilled>{children}</PageSection>
    </>
  );
}
