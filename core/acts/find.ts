import { holderKind } from '../../contract/custody/holder.ts';
import { actForms } from '../../contract/ledger/acts/index.ts';
import type { ActSpecification } from './specification.ts';
import { custodyAct, custodyChanges } from './support/custody.ts';

export const find: ActSpecification<'find'> = {
  ...custodyAct,
  form: actForms.find,
  project: (entry) => custodyChanges(entry, { event: 'find', holder: entry.data.holder }),
  follow: 'none',
  // Who says that it was found has it, or answers for the shelf, unit or desk that has.
  office: ({ data: { holder } }, office, deed) => {
    if (holderKind(holder) === 'place') office.requirePlace(deed, holder);
    else office.requireTaker(deed, deed.actor, holder);
  },
};
