import { actForms } from '../../contract/ledger/acts/index.ts';
import type { ActSpecification } from './specification.ts';
import { custodyAct, custodyChanges } from './support/custody.ts';

export const recall: ActSpecification<'recall'> = {
  ...custodyAct,
  form: actForms.recall,
  project: (entry) => {
    const { from, until } = entry.data;
    return custodyChanges(entry, { event: 'recall', from, until });
  },
  follow: 'none',
  // Asked for by the desk, which gets it back.
  office: (_entry, office, deed) => office.requireHolder(deed, 'desk'),
};
