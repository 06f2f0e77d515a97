import { actForms } from '../../contract/ledger/acts/index.ts';
import type { ActSpecification } from './specification.ts';
import { custodyAct, custodyChanges } from './support/custody.ts';

export const arrive: ActSpecification<'arrive'> = {
  ...custodyAct,
  form: actForms.arrive,
  project: (entry) => custodyChanges(entry, { event: 'arrive', entry: entry.data.offer }),
  follow: 'none',
  // The slip comes to the clerks.
  office: (_entry, office, deed) => office.requireHolder(deed, 'desk'),
};
