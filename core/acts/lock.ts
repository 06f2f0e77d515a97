import { actForms } from '../../contract/ledger/acts/index.ts';
import type { ActSpecification } from './specification.ts';

export const lock: ActSpecification<'lock'> = {
  form: actForms.lock,
  actor: 'terminal',
  session: 'ends',
  refreshes: ['ledger'],
  project: 'none',
  follow: ({ subject }, { session }) => session.name(subject),
  checkRules: 'none',
  right: 'none',
  office: 'none',
  proofs: 'none',
  references: 'none',
  record: 'none',
  step: 'none',
  directory: 'none',
};
