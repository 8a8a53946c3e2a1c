import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, StrictMode, Suspense, useState } from 'react';
import { HashRouter, Navigate, Route, Routes } from 'react-router';
import { Loading } from '../shared/Loading';
import { CrashBoundary } from './CrashBoundary';
import { NotFoundPage } from './NotFoundPage';
import { createClient } from './queryClient';

// Each page is fetched when it is first opened.
const LoginPage = lazy(() => import('../features/login/LoginPage'));
const Shell = lazy(() => import('./Shell'));
const VmsPage = lazy(() => import('../features/vms/VmsPage'));
const ConsolePage = lazy(() => import('../features/consoles/ConsolePage'));
const HostsPage = lazy(() => import('../features/hosts/HostsPage'));
const TaskPage = lazy(() => import('../features/tasks/TaskPage'));
const EventsPage = lazy(() => import('../features/events/EventsPage'));

/** Addresses live behind the `#`: the archive is served as plain files, no path needs rewriting. */
export function App() {
  const [client] = useState(createClient);
  return (
    <StrictMode>
      <CrashBoundary>
        <QueryClientProvider client={client}>
          {/* A transition would lag behind fast typing into a filter, whose value lives in the address. */}
          <HashRouter useTransitions={false}>
            <Suspense fallback={<Loading />}>
              <Routes>
                <Route path="/login" element={<LoginPage />} />
                <Route element={<Shell />}>
                  <Route index element={<Navigate to="/vms" replace />} />
                  <Route path="/vms/:vmId?" element={<VmsPage />} />
                  <Route path="/vms/:vmId/console" element={<ConsolePage />} />
                  <Route path="/hosts/:hostId?" element={<HostsPage />} />
                  <Route path="/tasks/:taskId" element={<TaskPage />} />
                  <Route path="/events" element={<EventsPage />} />
                  <Route path="*" element={<NotFoundPage />} />
                </Route>
              </Routes>
            </Suspense>
          </HashRouter>
        </QueryClientProvider>
      </CrashBoundary>
    </StrictMode>
  );
}
