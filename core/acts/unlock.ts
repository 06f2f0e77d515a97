import { actForms } from '../../contract/ledger/acts/index.ts';
import type { ActSpecification } from './specification.ts';

export const unlock: ActSpecification<'unlock'> = {
  form: actForms.unlock,
  actor: 'person',
  session: 'begins',
  refreshes: ['ledger'],
  project: 'none',
  follow: ({ subject, data: { directory } }, { session }) => session.begin(subject, directory),
  checkRules: (entry, rules) => rules.beginSession(entry),
  proofs: 'none',
  references: { 'directory.digest': 'directory' },
  record: 'none',
  step: 'none',
  directory: ({ data }) => data.directory,
};
