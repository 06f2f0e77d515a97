import { AppError } from '../../contract/errors/index.ts';
import type { EntryOf } from '../../contract/ledger/act.ts';
import { actForms } from '../../contract/ledger/acts/index.ts';
import { keyOf } from '../../contract/record/key.ts';
import type { OrganisationCode } from '../../contract/scalar.ts';
import { copyNumbers } from '../../domain/custody/allocation.ts';
import { checkCompletion, checkOpener } from '../../domain/record/completion.ts';
import { checkTerms } from '../../domain/record/custody-terms.ts';
import { checkReply } from '../../domain/record/line-rules.ts';
import type { RegisterChange } from '../../domain/record/register-change.ts';
import type { ActSpecification } from './specification.ts';
import { agree } from './support/agree.ts';
import { askAgain } from './support/changes.ts';
import { requireOther } from './support/custody.ts';
import { agreeOnChange } from './support/ledger-state.ts';
import { plainStep } from './support/step.ts';

export const complete: ActSpecification<'complete'> = {
  form: actForms.complete,
  actor: 'person',
  session: 'within',
  refreshes: ['today', 'register', 'record', 'ledger'],
  project: (entry, self) => {
    const { new: record } = entry.data;
    return [
      { change: 'put-record', record, state: 'entered', seq: entry.seq },
      ...furtherCopies(entry, self),
      askAgain(keyOf(record)),
    ];
  },
  follow: ({ actor, subject, data: { old, new: next, opener, line } }, state) => {
    const key = keyOf(next);
    agree(next.code === subject && (actor === opener) === (line === undefined));
    const standing = state.registers.require(key);
    agreeOnChange(standing.record, old, next);
    if (standing.state !== 'entered') throw new AppError('RECORD_WRONG_STATE');
    state.requirePaper(key);
    checkCompletion(old, next);
    checkOpener(standing.custody.values(), opener);
  },
  checkRules: (entry, rules) => {
    const { old, new: record, line, warned } = entry.data;
    checkTerms({ line }, rules.asOf(entry));
    rules.checkLine(record, entry);
    checkReply(record, rules.context);
    rules.checkWarned(warned, record, entry, old);
  },
  right: 'keep',
  office: ({ actor, data: { opener, line } }, office, deed) => {
    requireOther((actor === opener) === (line === undefined));
    if (actor !== opener) office.requireHolder(deed, 'desk');
    office.requireCleared(deed, opener);
  },
  proofs: 'none',
  references: 'none',
  record: { issuer: ({ data }) => data.new.issuer },
  step: (_entry, self) => plainStep(self),
  directory: 'none',
};

/** Another number of copies than was taken for granted: those beyond it are found with who opened the envelope. */
function furtherCopies(
  { seq, data: { old, new: record, opener } }: EntryOf<'complete'>,
  self: OrganisationCode,
): RegisterChange[] {
  if (old.copies === record.copies) return [];
  const key = keyOf(record);
  const copies = copyNumbers(record.copies);
  const from = record.storeAt ?? 'desk';
  return [
    { change: 'recount-copies', key, copies, holder: self, state: 'received' },
    ...copies.slice(old.copies).flatMap((copy): RegisterChange[] => [
      { change: 'custody', key, copy, seq, event: { event: 'miss', from } },
      { change: 'custody', key, copy, seq, event: { event: 'find', from, holder: opener } },
    ]),
  ];
}
