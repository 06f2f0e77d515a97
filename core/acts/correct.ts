import { actForms } from '../../contract/ledger/acts/index.ts';
import { yearOf } from '../../domain/calendar/date-arithmetic.ts';
import type { ActSpecification } from './specification.ts';
import { heldCopies, ownKey } from './support/changes.ts';
import { agreeOnChange } from './support/ledger-state.ts';
import { checkYear } from './support/line-rules.ts';
import { plainStep } from './support/step.ts';

export const correct: ActSpecification<'correct'> = {
  form: actForms.correct,
  actor: 'person',
  session: 'within',
  refreshes: ['today', 'register', 'record', 'ledger'],
  project: ({ seq, subject, data: { new: record } }, self) => [
    { change: 'put-record', record, state: 'registered', seq },
    // A correction may lower the number of copies.
    { change: 'clear-copies', key: ownKey(self, subject) },
    ...heldCopies(record),
  ],
  follow: ({ subject, data: { old, new: next } }, state) => {
    agreeOnChange(state.own(subject).record, old, next);
    state.freeNumber(old);
    state.takeNumber(next);
  },
  checkRules: (entry, rules) => {
    const { new: record } = entry.data;
    rules.checkLine(record, entry);
    checkYear(record, record.issuedOn === undefined ? record.year : yearOf(record.issuedOn));
  },
  proofs: 'none',
  references: 'none',
  record: 'own',
  step: (_entry, self) => plainStep(self),
  directory: 'none',
};
