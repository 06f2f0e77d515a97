import { actForms } from '../../contract/ledger/acts/index.ts';
import type { ActSpecification } from './specification.ts';
import { agreeProof } from './support/proof-reader.ts';
import { plainStep } from './support/step.ts';

export const deliver: ActSpecification<'deliver'> = {
  form: actForms.deliver,
  actor: 'terminal',
  session: 'within',
  refreshes: ['today', 'record', 'outbox', 'ledger'],
  project: ({ subject }) => [{ change: 'store-envelope', envelope: subject }],
  follow: ({ subject, data: { to } }, state) => state.envelopes.store(subject, to),
  checkRules: ({ data: { to } }, rules) => rules.checkListed(to),
  right: 'none',
  office: 'none',
  proofs: {
    members: { receipt: 'endpoint' },
    check: async ({ subject, data: { receipt } }, reader) => {
      const { id, digest } = await reader.readReceipt(receipt);
      agreeProof(id === subject && digest === (reader.digestOfSent(subject) ?? digest));
    },
  },
  references: 'none',
  record: 'own',
  step: ({ data: { to } }) => plainStep(to),
  directory: 'none',
};
