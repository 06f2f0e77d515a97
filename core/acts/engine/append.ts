import type { Act, LedgerEntry } from '../../../contract/ledger/act.ts';
import type { OrganisationCode } from '../../../contract/scalar.ts';
import { frameEntry, genesis } from '../../ledger/chain.ts';
import type { Store } from '../../ports/store.ts';
import type { ClockPort } from '../../ports/system.ts';
import { checkChanges } from './custody-check.ts';
import { project } from './projection.ts';

/** What appending needs to know of the terminal: whose it is and who acts. */
export interface LedgerContext {
  readonly store: Store;
  readonly clock: Pick<ClockPort, 'now'>;
  /** The terminal's own organisation. */
  readonly self: OrganisationCode;
  readonly actor: string;
}

/**
 * Appends an act and applies what it means to the registers, in one transaction; inside a transaction of the
 * caller it joins that. Nothing else writes the ledger or the registers. An act that the state machines of document,
 * copy and message do not allow is refused: RECORD_WRONG_STATE, MESSAGE_WRONG_STATE.
 */
export function appendAct(context: LedgerContext, act: Act): LedgerEntry {
  const { store, clock, self, actor } = context;
  return store.transaction(() => {
    const head = store.ledger.head();
    const entry = frameEntry(act, {
      seq: (head?.seq ?? 0) + 1,
      at: new Date(clock.now()).toISOString(),
      actor,
      prev: head?.hash ?? genesis,
    });
    const changes = project(entry, self);
    checkChanges(store.registers, changes);
    store.ledger.append(entry);
    for (const change of changes) store.registers.apply(change);
    return entry;
  });
}
