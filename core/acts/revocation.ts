import { actForms } from '../../contract/ledger/acts/index.ts';
import type { ActSpecification } from './specification.ts';

export const revocation: ActSpecification<'revocation'> = {
  form: actForms.revocation,
  actor: 'terminal',
  session: 'within',
  refreshes: ['record', 'ledger'],
  project: 'none',
  follow: ({ subject }, { session }) => session.name(subject),
  checkRules: 'none',
  right: 'none',
  office: 'none',
  proofs: 'none',
  references: { digest: 'revocation-list' },
  record: 'none',
  step: 'none',
  directory: 'none',
};
