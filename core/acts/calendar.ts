import { actForms } from '../../contract/ledger/acts/index.ts';
import type { ActSpecification } from './specification.ts';

export const calendar: ActSpecification<'calendar'> = {
  form: actForms.calendar,
  actor: 'terminal',
  session: 'within',
  refreshes: ['today', 'ledger'],
  project: 'none',
  follow: ({ subject, data }, { session, documents }) => {
    session.name(subject);
    documents.nameCalendar(data);
  },
  checkRules: (entry, rules) => rules.takeCalendar(entry),
  right: 'none',
  office: 'none',
  proofs: {
    members: { statement: 'authority' },
    check: ({ data }, reader) => reader.readCalendar(data),
  },
  references: 'none',
  record: 'none',
  step: 'none',
  directory: 'none',
};
