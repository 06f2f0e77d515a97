import { actForms } from '../../contract/ledger/acts/index.ts';
import type { ActSpecification } from './specification.ts';
import { custodyAct, offered } from './support/custody.ts';

export const lend: ActSpecification<'lend'> = {
  ...custodyAct,
  form: actForms.lend,
  project: (entry) => offered(entry, 'lend', entry.data),
  follow: 'none',
  office: ({ data: { from, to, permit } }, office, deed) => {
    office.requireHolder(deed, from);
    office.requireReceiver(deed, to);
    office.requirePermit(deed, permit, 'permit-lending');
  },
};
