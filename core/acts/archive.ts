import { actForms } from '../../contract/ledger/acts/index.ts';
import type { ActSpecification } from './specification.ts';
import { custodyAct, custodyChanges } from './support/custody.ts';

export const archive: ActSpecification<'archive'> = {
  ...custodyAct,
  form: actForms.archive,
  project: (entry) => {
    const { from, place } = entry.data;
    return custodyChanges(entry, { event: 'archive', from, place });
  },
  follow: 'none',
  office: ({ data: { from, place } }, office, deed) => {
    office.requireHolder(deed, from);
    office.requirePlace(deed, place);
  },
};
