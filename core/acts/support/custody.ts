import type { HandOver } from '../../../contract/custody/hand-over.ts';
import type { Receiver } from '../../../contract/custody/holder.ts';
import { AppError } from '../../../contract/errors/index.ts';
import type { EntryFrame } from '../../../contract/ledger/act.ts';
import type { ControlCode } from '../../../contract/record/control-code.ts';
import type { LocalDate } from '../../../contract/scalar.ts';
import type { CustodyEvent } from '../../../domain/custody/copy-custody.ts';
import { checkTerms } from '../../../domain/record/custody-terms.ts';
import type { RegisterChange } from '../../../domain/record/register-change.ts';
import type { LineRules } from './line-rules.ts';
import { plainStep } from './step.ts';

/** What the acts on copies inside the organisation are written with. */

interface CopiesEntry extends EntryFrame {
  readonly subject: ControlCode;
  readonly data: { readonly issuer: string; readonly copies: readonly number[] };
}

/** One event for each copy that an act names. */
export const custodyChanges = (
  { seq, subject, data: { issuer, copies } }: CopiesEntry,
  event: CustodyEvent,
): RegisterChange[] =>
  copies.map((copy) => ({ change: 'custody', key: { issuer, code: subject }, copy, event, seq }));

/** What an act offers; `until`: the last day of a loan. */
export const offered = (
  entry: CopiesEntry & { readonly data: { readonly from: string } },
  kind: HandOver,
  { to, until = null }: { to: Receiver | null; until?: LocalDate | null },
): RegisterChange[] => {
  const { seq, data } = entry;
  return custodyChanges(entry, { event: 'offer', from: data.from, entry: seq, kind, to, until });
};

/** The members that all these acts share. */
export const custodyAct = {
  actor: 'person',
  session: 'within',
  refreshes: ['today', 'register', 'record', 'ledger'],
  checkRules: (entry: EntryFrame & { readonly data: Parameters<typeof checkTerms>[0] }, rules: LineRules) =>
    checkTerms(entry.data, rules.asOf(entry)),
  right: 'keep',
  proofs: 'none',
  references: 'none',
  record: { issuer: ({ data }: { data: { issuer: string } }) => data.issuer },
  step: (_entry: unknown, self: string) => plainStep(self),
  directory: 'none',
} as const;

/**
 * RECORD_INVALID at the field `person` where who signs, here or on paper, is not another than who acts: what a terminal
 * wrote otherwise would contradict the ledger.
 */
export function requireOther(holds: boolean): void {
  if (!holds) throw new AppError('RECORD_INVALID', { field: 'person' });
}
