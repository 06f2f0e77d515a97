import { actForms } from '../../contract/ledger/acts/index.ts';
import type { ActSpecification } from './specification.ts';
import { agree } from './support/agree.ts';

export const identify: ActSpecification<'identify'> = {
  form: actForms.identify,
  actor: 'person',
  session: 'within',
  refreshes: ['today', 'register', 'record', 'ledger', 'directory'],
  project: ({ data: { code, organisation } }) => [{ change: 'join-outside', code, organisation }],
  follow: ({ subject, data: { code, organisation } }, { registers, session, self }) => {
    session.name(subject);
    agree(registers.outsideBody(code)?.organisation === null && organisation !== self);
  },
  checkRules: ({ data: { organisation } }, rules) => rules.checkListed(organisation),
  right: 'register',
  office: 'none',
  proofs: 'none',
  references: 'none',
  record: 'none',
  step: 'none',
  directory: 'none',
};
