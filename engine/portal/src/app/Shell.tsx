import { Page } from '@patternfly/react-core/dist/esm/components/Page';
import { SkipToContent } from '@patternfly/react-core/dist/esm/components/SkipToContent';
import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect, useSyncExternalStore } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { session } from '../api/session';
import { TaskPanel } from '../features/tasks/TaskPanel';
import { Loading } from '../shared/Loading';
import { CONTENT_ID } from '../shared/popper';
import { useText } from '../shared/text';
import { clearToasts, Toasts } from '../shared/toasts';
import { CrashBoundary } from './CrashBoundary';
import { useLiveUpdates } from './liveUpdates';
import { Navigation } from './Navigation';
import { TopBar } from './TopBar';

/** Everything around the pages: bar, navigation, tasks, messages. Only for those who are logged in. */
export default function Shell() {
  const current = useSyncExternalStore(session.subscribe, session.current);
  const { pathname, search } = useLocation();
  const client = useQueryClient();
  useLiveUpdates(current?.token);

  useEffect(() => {
    if (current !== undefined) return;
    client.clear();
    clearToasts();
  }, [client, current]);

  if (current === undefined) {
    const from = pathname === '/' ? '' : `?from=${encodeURIComponent(pathname + search)}`;
    return <Navigate to={`/login${from}`} replace />;
  }
  return <Frame user={current.user} page={pathname.split('/')[1] ?? ''} />;
}

function Frame({ user, page }: { readonly user: string; readonly page: string }) {
  const say = useText();
  return (
    <Page
      isManagedSidebar
      isContentFilled
      mainContainerId={CONTENT_ID}
      masthead={<TopBar user={user} />}
      sidebar={<Navigation />}
      skipToContent={
        <SkipToContent
          href={`#${CONTENT_ID}`}
          onClick={(event) => {
            // The part behind the # belongs to the router.
            event.preventDefault();
            document.getElementById(CONTENT_ID)?.focus();
          }}
        >
          {say('app.skip')}
        </SkipToContent>
      }
    >
      <div className="v-content">
        <CrashBoundary key={page}>
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </CrashBoundary>
      </div>
      <TaskPanel />
      <Toasts />
    </Page>
  );
}
