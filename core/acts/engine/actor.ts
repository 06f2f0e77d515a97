import type { LedgerEntry } from '../../../contract/ledger/act.ts';
import { specificationOf } from '../index.ts';

/** Whether the actor acted, or the terminal by itself in the actor's session. */
export function actedBy(entry: LedgerEntry): 'person' | 'terminal' {
  const { actor, session } = specificationOf(entry);
  // A session ends for the person, whatever ended it.
  return session === 'ends' ? 'person' : actor;
}
