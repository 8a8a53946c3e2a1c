import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { follow, type Change, type LinkState } from '../api/stream';
import { applyEventChanges } from '../features/events/eventChanges';
import { applyHostChanges } from '../features/hosts/hostChanges';
import { applyTaskChanges } from '../features/tasks/taskChanges';
import { applyVmChanges } from '../features/vms/vmChanges';
import { createStore, useStore } from '../shared/store';
import { createBatches } from './batches';

const BATCH_MS = 250;

const link = createStore<LinkState>('connecting');

export const useLink = () => useStore(link, (state) => state);

const FOLLOWERS = [applyVmChanges, applyHostChanges, applyTaskChanges, applyEventChanges];

/** Keeps everything on the screen in step with the engine while a session lasts. */
export function useLiveUpdates(token: string | undefined) {
  const client = useQueryClient();
  useEffect(() => (token === undefined ? undefined : startFollowing(client)), [client, token]);
}

function startFollowing(client: QueryClient): () => void {
  const batches = createBatches<Change>(BATCH_MS, (changes) => {
    for (const apply of FOLLOWERS) void apply(client, changes);
  });
  const stop = follow({
    onChange: batches.add,
    onResync: () => void client.invalidateQueries(),
    onState: link.set,
  });
  return () => {
    stop();
    batches.stop();
    link.set('connecting');
  };
}
