import type { LedgerEntry } from '../../../contract/ledger/act.ts';
import { specificationOf } from '../index.ts';

/** Whether the act is one of a person in their own session, or of the terminal in the session that is open. */
export function actorOf(entry: LedgerEntry): 'person' | 'terminal' {
  const { actor } = specificationOf(entry);
  return typeof actor === 'function' ? actor(entry) : actor;
}

/** Whether the actor acted, or the terminal by itself in the actor's session. */
export function actedBy(entry: LedgerEntry): 'person' | 'terminal' {
  // A session ends for the person, whatever ended it.
  return specificationOf(entry).session === 'ends' ? 'person' : actorOf(entry);
}
