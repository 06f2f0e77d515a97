import { actForms } from '../../contract/ledger/acts/index.ts';
import type { ActSpecification } from './specification.ts';
import { custodyAct, custodyChanges } from './support/custody.ts';

export const bringBack: ActSpecification<'bring-back'> = {
  ...custodyAct,
  form: actForms['bring-back'],
  project: (entry) => custodyChanges(entry, { event: 'bring-back', from: entry.data.from }),
  follow: 'none',
  office: ({ data: { from } }, office, deed) => office.requireHolder(deed, from),
};
