import { holderKind } from '../../contract/custody/holder.ts';
import { actForms } from '../../contract/ledger/acts/index.ts';
import type { ActSpecification } from './specification.ts';
import { agree } from './support/agree.ts';
import { custodyAct, custodyChanges } from './support/custody.ts';

export const find: ActSpecification<'find'> = {
  ...custodyAct,
  form: actForms.find,
  project: (entry) => {
    const { holder } = entry.data;
    if (entry.generation === undefined) return custodyChanges(entry, { event: 'find-anew', holder });
    return custodyChanges(entry, { event: 'find', from: entry.data.from, holder });
  },
  follow: ({ generation }, { session }) => agree(generation !== undefined || !session.isSince(5)),
  office: ({ generation, data }, office, deed) => {
    const { holder } = data;
    if (generation !== undefined) {
      const isWhereItWas = holder === data.from;
      // Who answers for it needs no other's leave; what is elsewhere is handed over by who keeps copies and reads of all.
      if (!isWhereItWas || !office.actsFor(deed.actor, holder, deed.at)) office.requireRight(deed, 'read');
      if (isWhereItWas) return;
    }
    // Who says that it was found has it, or answers for the shelf, unit or desk that has.
    if (holderKind(holder) === 'place') office.requirePlace(deed, holder);
    else office.requireTaker(deed, deed.actor, holder);
  },
};
