import { actForms } from '../../contract/ledger/acts/index.ts';
import type { ActSpecification } from './specification.ts';
import { custodyAct, custodyChanges } from './support/custody.ts';

export const takeOut: ActSpecification<'take-out'> = {
  ...custodyAct,
  form: actForms['take-out'],
  project: (entry) => {
    const { from, place, until } = entry.data;
    return custodyChanges(entry, { event: 'take-out', from, place, until });
  },
  follow: 'none',
  office: ({ data: { from, place, permit } }, office, deed) => {
    office.requireHolder(deed, from);
    office.requireOutsidePlace(deed, place);
    office.requirePermit(deed, permit, 'permit-taking-out');
  },
};
