import type { Act, LedgerEntry } from '../../../contract/ledger/act.ts';
import type { RecordKey } from '../../../contract/record/key.ts';
import type { OrganisationCode } from '../../../contract/scalar.ts';
import { draftKeyOf } from '../../../domain/record/kept-draft.ts';
import type { RegisterChange } from '../../../domain/record/register-change.ts';
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
 * copy and message do not allow is refused: RECORD_WRONG_STATE, MESSAGE_WRONG_STATE. `admit` refuses what the actor may
 * not do, where a person acts. Half-written corrections of a line that is changed are dropped with it: they were begun
 * from what it was. Whoever else had begun one finds that it was.
 */
export function appendAct(
  context: LedgerContext,
  act: Act,
  admit: (entry: LedgerEntry) => void = () => undefined,
): LedgerEntry {
  const { store, actor } = context;
  return store.transaction(() => {
    const { entry, changes } = checkAct(context, act, admit);
    store.ledger.append(entry);
    store.registers.apply(...changes);
    for (const change of changes) {
      const line = changedLine(change);
      if (line !== undefined) store.drafts.drop({ person: actor, key: draftKeyOf(line) });
    }
    return entry;
  });
}

/** What `appendAct` would write now; throws what it would throw, and writes nothing. */
export function checkAct(
  { store, clock, self, actor }: LedgerContext,
  act: Act,
  admit: (entry: LedgerEntry) => void,
): { entry: LedgerEntry; changes: readonly RegisterChange[] } {
  const head = store.ledger.head();
  const entry = frameEntry(act, {
    seq: (head?.seq ?? 0) + 1,
    at: new Date(clock.now()).toISOString(),
    actor,
    prev: head?.hash ?? genesis,
  });
  admit(entry);
  const changes = project(entry, self);
  checkChanges(store.registers, changes);
  return { entry, changes };
}

/** The line that a change makes another: in what it says, or in whether it may be corrected. */
function changedLine(change: RegisterChange): RecordKey | undefined {
  if (change.change === 'put-record') return { issuer: change.record.issuer, code: change.record.code };
  return change.change === 'set-state' ? change.key : undefined;
}
