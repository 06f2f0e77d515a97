import { actForms } from '../../contract/ledger/acts/index.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import type { ActSpecification } from './specification.ts';
import { custodyAct, offered } from './support/custody.ts';

export const giveOut: ActSpecification<'give-out'> = {
  ...custodyAct,
  form: actForms['give-out'],
  project: (entry) =>
    offered(entry, 'give-out', { to: entry.data.to, until: localDate(Date.parse(entry.at)) }),
  follow: 'none',
  office: ({ data: { from, to, permit } }, office, deed) => {
    office.requireHolder(deed, from);
    office.requireReceiver(deed, to);
    office.requirePermit(deed, permit, 'permit-disclosing');
  },
};
