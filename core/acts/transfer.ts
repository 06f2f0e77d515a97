import { actForms } from '../../contract/ledger/acts/index.ts';
import type { ActSpecification } from './specification.ts';
import { custodyAct, offered } from './support/custody.ts';

export const transfer: ActSpecification<'transfer'> = {
  ...custodyAct,
  form: actForms.transfer,
  project: (entry) => offered(entry, 'transfer', entry.data),
  follow: 'none',
  office: ({ data: { from, to, permit } }, office, deed) => {
    office.requireHolder(deed, from);
    office.requireReceiver(deed, to);
    if (permit !== undefined) office.requirePermit(deed, permit, 'permit-disclosing');
  },
};
