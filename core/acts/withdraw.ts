import { actForms } from '../../contract/ledger/acts/index.ts';
import type { ActSpecification } from './specification.ts';
import { agree } from './support/agree.ts';
import { plainStep } from './support/step.ts';

export const withdraw: ActSpecification<'withdraw'> = {
  form: actForms.withdraw,
  actor: 'person',
  session: 'within',
  refreshes: ['today', 'register', 'record', 'outbox', 'ledger'],
  project: ({ at, subject }, self) => [{ change: 'withdraw-envelope', issuer: self, envelope: subject, at }],
  follow: ({ subject }, state) => agree(state.envelopes.withdraw(subject)),
  checkRules: 'none',
  right: 'issue',
  office: 'none',
  proofs: 'none',
  references: 'none',
  record: 'own',
  // The act names the envelope alone; whose it was, the route tells by the act that sent it.
  step: (_entry, self) => plainStep(self),
  directory: 'none',
};
