import { actForms } from '../../contract/ledger/acts/index.ts';
import { yearOf } from '../../domain/calendar/date-arithmetic.ts';
import { checkHandNumbers } from '../../domain/record/by-hand.ts';
import { oldestOpenYear } from '../../domain/volume/year.ts';
import type { ActSpecification } from './specification.ts';
import { agree } from './support/agree.ts';

export const byHand: ActSpecification<'by-hand'> = {
  form: actForms['by-hand'],
  actor: 'person',
  session: 'within',
  refreshes: ['today', 'register', 'ledger'],
  project: ({ data }) => [{ change: 'state-by-hand', ...data }],
  follow: ({ subject, data }, { session, numbers, registers }) => {
    session.name(subject);
    checkHandNumbers(data, { gap: numbers.handGap(data.year), lastNumber: registers.lastNumber(data.year) });
  },
  checkRules: (entry, rules) => {
    const context = rules.asOf(entry);
    const { year } = entry.data;
    agree(year >= oldestOpenYear(context) && year <= yearOf(context.today));
  },
  right: 'register',
  office: 'none',
  proofs: 'none',
  references: 'none',
  record: 'none',
  step: 'none',
  directory: 'none',
};
