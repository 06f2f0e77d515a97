import { actForms } from '../../contract/ledger/acts/index.ts';
import type { ActSpecification } from './specification.ts';
import { agree } from './support/agree.ts';

export const retry: ActSpecification<'retry'> = {
  form: actForms.retry,
  actor: 'person',
  session: 'within',
  refreshes: ['today', 'record', 'outbox', 'ledger'],
  project: 'none',
  follow: ({ subject }, state) => agree(state.envelopes.retry(subject)),
  checkRules: 'none',
  right: 'issue',
  office: 'none',
  proofs: 'none',
  references: 'none',
  record: 'own',
  step: 'none',
  directory: 'none',
};
