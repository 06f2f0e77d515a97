import { actForms } from '../../contract/ledger/acts/index.ts';
import type { ActSpecification } from './specification.ts';

export const unlock: ActSpecification<'unlock'> = {
  form: actForms.unlock,
  actor: 'person',
  session: 'begins',
  refreshes: ['ledger'],
  project: 'none',
  follow: ({ generation, subject, data }, { session }) => session.begin(subject, { generation, ...data }),
  checkRules: (entry, rules) => rules.beginSession(entry),
  right: 'none',
  office: 'none',
  proofs: 'none',
  references: { 'directory.digest': 'directory', 'section.digest': 'section' },
  record: 'none',
  step: 'none',
  directory: ({ data }) => data.directory,
};
