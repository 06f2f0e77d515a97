import { AppError } from '../../contract/errors/index.ts';
import type { EntryOf } from '../../contract/ledger/act.ts';
import { actForms } from '../../contract/ledger/acts/index.ts';
import { keyOf } from '../../contract/record/key.ts';
import type { LocalDate } from '../../contract/scalar.ts';
import { checkTurn } from '../../domain/record/by-hand.ts';
import type { ActSpecification } from './specification.ts';
import { agree } from './support/agree.ts';
import { heldCopies, writeLine } from './support/changes.ts';
import { plainStep } from './support/step.ts';

/** The day on which the number was given by hand; null where it was given with the act. */
const givenOnOf = (entry: EntryOf<'register'>): LocalDate | null =>
  entry.generation === 5 ? entry.data.givenOn : null;

export const register: ActSpecification<'register'> = {
  form: actForms.register,
  actor: 'person',
  session: 'within',
  refreshes: ['today', 'register', 'record', 'ledger'],
  project: (entry) => {
    const { seq, at } = entry;
    const { record } = entry.data;
    const { year } = record;
    const on = givenOnOf(entry);
    return [
      writeLine(record, at),
      { change: 'put-record', record, state: 'registered', seq },
      ...(on === null ? [] : [{ change: 'enter-by-hand' as const, key: keyOf(record), year, on }]),
      ...heldCopies(record),
    ];
  },
  follow: (entry, state) => {
    const { subject } = entry;
    const { record } = entry.data;
    agree(record.code === subject && record.book === 'outgoing' && record.issuer === state.self);
    state.takeOrdinal(record);
    checkTurn(record, givenOnOf(entry), { registers: state.numbers });
    if (state.registers.issuersOf(subject).length > 0) throw new AppError('RECORD_CODE_USED');
    state.takeNumber(record);
  },
  checkRules: (entry, rules) => {
    const { record } = entry.data;
    rules.checkLine(record, entry);
    rules.checkYear(record, entry);
    const on = givenOnOf(entry);
    if (on !== null) rules.checkByHand(record, on, entry);
    if (entry.generation === 4 || entry.generation === 5)
      rules.checkWarned(entry.data.warned, record, on === null ? entry : { ...entry, on });
  },
  right: 'register',
  office: 'none',
  proofs: 'none',
  references: 'none',
  record: { issuer: (_entry, self) => self },
  step: (_entry, self) => plainStep(self),
  directory: 'none',
};
