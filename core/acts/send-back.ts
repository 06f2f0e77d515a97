import { actForms } from '../../contract/ledger/acts/index.ts';
import type { ActSpecification } from './specification.ts';
import { agree } from './support/agree.ts';
import { custodyAct, offered } from './support/custody.ts';

export const sendBack: ActSpecification<'send-back'> = {
  ...custodyAct,
  form: actForms['send-back'],
  project: (entry) => offered(entry, 'send-back', { to: null }),
  // What is our own has nobody to go back to.
  follow: ({ data: { issuer } }, { self }) => agree(issuer !== self),
  office: ({ data: { from } }, office, deed) => office.requireHolder(deed, from),
};
