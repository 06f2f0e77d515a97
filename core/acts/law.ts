import { actForms } from '../../contract/ledger/acts/index.ts';
import type { ActSpecification } from './specification.ts';

export const law: ActSpecification<'law'> = {
  form: actForms.law,
  actor: 'terminal',
  session: 'within',
  refreshes: ['today', 'register', 'record', 'ledger'],
  project: 'none',
  follow: ({ subject, data }, { session, documents }) => {
    session.name(subject);
    documents.nameLaw(data);
  },
  checkRules: (entry, rules) => rules.takeLaw(entry),
  right: 'none',
  office: 'none',
  proofs: {
    members: { statement: 'authority' },
    check: ({ data }, reader) => reader.readLaw(data),
  },
  references: 'none',
  record: 'none',
  step: 'none',
  directory: 'none',
};
