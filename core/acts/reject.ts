import { actForms } from '../../contract/ledger/acts/index.ts';
import type { ActSpecification } from './specification.ts';
import { agree } from './support/agree.ts';

export const reject: ActSpecification<'reject'> = {
  form: actForms.reject,
  actor: 'terminal',
  session: 'within',
  refreshes: ['today', 'ledger'],
  project: 'none',
  follow: ({ subject }, state) => agree(state.envelopes.isNotReceived(subject)),
  checkRules: ({ data: { from } }, rules) => {
    if (from !== null) rules.checkListed(from);
  },
  right: 'none',
  office: 'none',
  proofs: 'none',
  references: { envelope: 'envelope' },
  record: { envelope: ({ subject }) => subject },
  step: 'none',
  directory: 'none',
};
