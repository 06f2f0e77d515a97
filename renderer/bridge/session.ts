import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Topic } from '../../contract/ipc/topic.ts';
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

/** The session as the window knows it now, for what is no component. */
export const knownSession = () => queryClient.getQueryData<SessionView>(sessionKey);

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
      for (const topic of topics) refresh(topic);
    });
    return () => {
      endSession();
      endChanged();
    };
  }, []);
}

/** Topics that are being read anew, and whether they changed again meanwhile. */
const reading = new Map<Topic, { again: boolean }>();

/**
 * Reads a topic anew. Changes that come while an answer is on its way do not stop that answer: in a burst of arrivals
 * each would be dropped for the next, and what is shown would stand still until the last.
 */
function refresh(topic: Topic): void {
  const running = reading.get(topic);
  if (running !== undefined) {
    running.again = true;
    return;
  }
  const own = { again: false };
  reading.set(topic, own);
  void queryClient
    .invalidateQueries({ queryKey: [topic] })
    // Each query keeps its own failure and shows it.
    .catch(() => undefined)
    .then(() => {
      reading.delete(topic);
      if (own.again) refresh(topic);
    });
}

/** Drops everything read from the vault. */
function forget(): void {
  queryClient.removeQueries({
    predicate: ({ queryKey }) => !['session', 'preferences'].includes(`${queryKey[0]}`),
  });
}
