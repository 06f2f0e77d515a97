import { createContext, useContext } from 'react';
import type { SessionView } from '../../contract/ipc/views.ts';

export const SessionContext = createContext<SessionView | null>(null);

/** The session of the unlocked terminal. */
export function useUnlocked(): SessionView {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('this screen belongs inside the shell');
  return session;
}
