import { actForms } from '../../contract/ledger/acts/index.ts';
import type { ActSpecification } from './specification.ts';
import { custodyAct, custodyChanges } from './support/custody.ts';

export const takeBack: ActSpecification<'take-back'> = {
  ...custodyAct,
  form: actForms['take-back'],
  project: (entry) =>
    custodyChanges(entry, { event: 'take-back', from: entry.data.from, entry: entry.data.offer }),
  follow: 'none',
  // Until it is accepted the giver answers for the copy: nobody else takes an offer back.
  office: ({ data: { from } }, office, deed) => office.requireHolder(deed, from),
};
