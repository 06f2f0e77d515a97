import { actForms } from '../../contract/ledger/acts/index.ts';
import type { ActSpecification } from './specification.ts';
import { custodyAct, offered } from './support/custody.ts';

export const giveBack: ActSpecification<'give-back'> = {
  ...custodyAct,
  form: actForms['give-back'],
  project: (entry) => offered(entry, 'give-back', entry.data),
  follow: 'none',
  office: ({ data: { from, to } }, office, deed) => {
    office.requireHolder(deed, from);
    office.requireReceiver(deed, to);
  },
};
