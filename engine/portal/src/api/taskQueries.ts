import { queryOptions } from '@tanstack/react-query';
import { fetchChildren, fetchDurations, fetchLog, fetchSteps, type ChildrenPage } from './jobParts';
import { taskKeys } from './queries';

/** What is read of a task when it is opened; apart from the other queries, so that the first load does without it. */
export const taskQueries = {
  steps: (jobId: string) =>
    queryOptions({ queryKey: taskKeys.steps(jobId), queryFn: ({ signal }) => fetchSteps(jobId, signal) }),
  log: (jobId: string) =>
    queryOptions({ queryKey: taskKeys.log(jobId), queryFn: ({ signal }) => fetchLog(jobId, signal) }),
  children: (page: ChildrenPage) =>
    queryOptions({
      queryKey: [...taskKeys.children, page.parentId, page.page, page.failedOnly],
      queryFn: ({ signal }) => fetchChildren(page, signal),
      // The page before stays until the next one is there.
      placeholderData: (before) => before,
    }),
  durations: queryOptions({
    queryKey: ['durations'],
    queryFn: ({ signal }) => fetchDurations(signal),
    staleTime: 300_000,
  }),
};
