import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { SessionView } from '../../contract/ipc/views.ts';
import { ask } from './client.ts';
import { queryClient } from './query-client.ts';

const sessionKey = ['session'];

export const useSession = () =>
  useQuery({
    queryKey: sessionKey,
    queryFn: () => ask('session.view', {}),
    gcTime: Number.POSITIVE_INFINITY,
  });

/** Asks for the session anew, so that the lock countdown starts from what the core says. */
export const refreshSession = () => queryClient.invalidateQueries({ queryKey: sessionKey });

/** Once for the window: events keep the answers true, and nothing read outlives a lock. */
export function useTerminalEvents(): void {
  useEffect(() => {
    const endSession = window.tramMat.on('session', (view: SessionView) => {
      queryClient.setQueryData(sessionKey, view);
      if (view.phase === 'locked') forget();
    });
    const endChanged = window.tramMat.on('changed', ({ topics }) => {
      for (const topic of topics) void queryClient.invalidateQueries({ queryKey: [topic] });
    });
    return () => {
      endSession();
      endChanged();
    };
  }, []);
}

/** Drops everything read from the vault. */
function forget(): void {
  queryClient.removeQueries({
    predicate: ({ queryKey }) => !['session', 'preferences'].includes(`${queryKey[0]}`),
  });
}
