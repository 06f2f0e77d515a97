import { AppError } from '../../contract/errors/index.ts';
import { actForms } from '../../contract/ledger/acts/index.ts';
import type { ActSpecification } from './specification.ts';
import { agree } from './support/agree.ts';
import { heldCopies, writeLine } from './support/changes.ts';
import { plainStep } from './support/step.ts';

export const register: ActSpecification<'register'> = {
  form: actForms.register,
  actor: 'person',
  session: 'within',
  refreshes: ['today', 'register', 'record', 'ledger'],
  project: ({ seq, at, data: { record } }) => [
    writeLine(record, at),
    { change: 'put-record', record, state: 'registered', seq },
    ...heldCopies(record),
  ],
  follow: ({ subject, data: { record } }, state) => {
    agree(record.code === subject && record.book === 'outgoing' && record.issuer === state.self);
    state.takeOrdinal(record);
    if (state.registers.issuersOf(subject).length > 0) throw new AppError('RECORD_CODE_USED');
    state.takeNumber(record);
  },
  checkRules: (entry, rules) => {
    const { record } = entry.data;
    rules.checkLine(record, entry);
    rules.checkYear(record, entry);
    if (entry.generation === 4) rules.checkWarned(entry.data.warned, record, entry);
  },
  right: 'register',
  office: 'none',
  proofs: 'none',
  references: 'none',
  record: { issuer: (_entry, self) => self },
  step: (_entry, self) => plainStep(self),
  directory: 'none',
};
