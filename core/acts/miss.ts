import { actForms } from '../../contract/ledger/acts/index.ts';
import type { ActSpecification } from './specification.ts';
import { custodyAct, custodyChanges } from './support/custody.ts';

export const miss: ActSpecification<'miss'> = {
  ...custodyAct,
  form: actForms.miss,
  project: (entry) => custodyChanges(entry, { event: 'miss', from: entry.data.from }),
  follow: 'none',
  // Whoever may see it says so.
  office: (_entry, office, deed) => office.requireCleared(deed, deed.actor),
};
