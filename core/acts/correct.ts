import { AppError } from '../../contract/errors/index.ts';
import { actForms } from '../../contract/ledger/acts/index.ts';
import { type CodedRecord, documentPart } from '../../contract/record/coded-record.ts';
import { keyOf } from '../../contract/record/key.ts';
import type { OrganisationCode } from '../../contract/scalar.ts';
import { copyNumbers } from '../../domain/custody/allocation.ts';
import { checkNotAhead, checkStaysByHand } from '../../domain/record/by-hand.ts';
import { checkCorrectionReason } from '../../domain/record/catalogue-codes.ts';
import { staysInRegister } from '../../domain/record/line.ts';
import { checkReply } from '../../domain/record/line-rules.ts';
import type { RegisterChange } from '../../domain/record/register-change.ts';
import { isSameValue } from '../encoding/canonical.ts';
import type { ActSpecification } from './specification.ts';
import { agree } from './support/agree.ts';
import { askAgain } from './support/changes.ts';
import { agreeOnChange, agreeOnCorrection, type LedgerState } from './support/ledger-state.ts';
import { requireRelaid } from './support/shelved.ts';
import { changeStep } from './support/step.ts';

export const correct: ActSpecification<'correct'> = {
  form: actForms.correct,
  actor: 'person',
  session: 'within',
  refreshes: ['today', 'register', 'record', 'ledger'],
  project: ({ seq, data: { old, new: record } }, self) => [
    {
      change: 'put-record',
      record,
      state: record.book === 'outgoing' ? 'registered' : 'entered',
      seq,
    },
    ...copiesOf(old, record, self),
    ...(record.book === 'incoming' ? [askAgain(keyOf(record))] : []),
  ],
  follow: ({ generation, subject, data: { old, new: next } }, state) => {
    agree(next.code === subject);
    if (next.book === 'outgoing') {
      agreeOnChange(state.own(subject).record, old, next);
      checkNotAhead(next, old, { registers: state.numbers });
      if (state.session.isSince(5)) checkStaysByHand(next, state.numbers.givenOn(subject));
      state.freeNumber(old);
      state.takeNumber(next);
    } else {
      agree(generation !== undefined);
      agreeOnEntered(state, old, next);
    }
  },
  checkRules: (entry, rules) => {
    const { old, new: record } = entry.data;
    const { law, today } = rules.asOf(entry);
    if (entry.generation !== undefined) checkCorrectionReason(entry.data.reason, law);
    rules.checkLine(record, entry);
    // What an envelope brought may reply to a record that is not here; what a person typed may not.
    if (record.book === 'incoming' && record.replyTo !== old.replyTo) checkReply(record, rules.context);
    const dated = record.book === 'outgoing' ? record.issuedOn : record.arrivedOn;
    agree(staysInRegister(old, dated, today));
    if (entry.generation === 3) rules.checkWarned(entry.data.warned, record, entry, old);
  },
  right: 'register',
  office: ({ data }, office, deed, here) => {
    if (here !== 'unasked') requireRelaid(data, office, deed, here(keyOf(data.old)));
  },
  proofs: 'none',
  references: 'none',
  record: { issuer: ({ data }) => data.new.issuer },
  step: (entry, self) => changeStep(self, entry.generation === undefined ? undefined : entry.data.reason),
  directory: 'none',
};

/** A line of the incoming register that stands; RECORD_SIGNED when it changes what an envelope brought. */
function agreeOnEntered(state: LedgerState, old: CodedRecord, next: CodedRecord): void {
  const standing = state.registers.require(keyOf(next));
  agreeOnCorrection(standing.record, old, next);
  if (standing.state !== 'entered') throw new AppError('RECORD_WRONG_STATE');
  if (!isSameValue(documentPart(old), documentPart(next))) state.requirePaper(keyOf(next));
}

/** The copies as they are counted anew, where the line has another number of them. */
function copiesOf(old: CodedRecord, record: CodedRecord, self: OrganisationCode): RegisterChange[] {
  const isOutgoing = record.book === 'outgoing';
  if (!isOutgoing && old.copies === record.copies) return [];
  return [
    {
      ...{ change: 'recount-copies', key: keyOf(record), copies: copyNumbers(record.copies) },
      ...{ holder: self, state: isOutgoing ? 'held' : 'received' },
    },
  ];
}
