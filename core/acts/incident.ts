import { actForms } from '../../contract/ledger/acts/index.ts';
import type { ActSpecification } from './specification.ts';

export const incident: ActSpecification<'incident'> = {
  form: actForms.incident,
  actor: 'terminal',
  session: 'within',
  refreshes: ['ledger'],
  project: 'none',
  follow: 'none',
  checkRules: 'none',
  proofs: 'none',
  references: 'none',
  record: 'none',
  step: 'none',
  directory: 'none',
};
