import { actForms } from '../../contract/ledger/acts/index.ts';
import type { ActSpecification } from './specification.ts';
import { agree } from './support/agree.ts';
import { custodyAct, custodyChanges, requireOther } from './support/custody.ts';

export const collect: ActSpecification<'collect'> = {
  ...custodyAct,
  form: actForms.collect,
  project: (entry) => {
    const { from, to, place = null } = entry.data;
    return custodyChanges(entry, { event: 'collect', from, to, place });
  },
  follow: ({ actor, data: { person, statement } }, { acknowledgements }) => {
    agree(person !== actor);
    // The same copies may be collected from the same person again: one signature stands by one collection.
    if (statement !== undefined) agree(acknowledgements.isFirst(statement));
  },
  office: ({ actor, data: { from, to, person, place } }, office, deed) => {
    requireOther(person !== actor);
    office.requireHolder({ ...deed, actor: person }, from);
    office.requireTaker(deed, actor, to);
    if (place !== undefined) office.requirePlace(deed, place);
  },
  proofs: {
    members: { statement: 'countersigner' },
    check: async ({ subject, data }, reader) => {
      const { issuer, copies, from, to, person, statement } = data;
      if (statement === undefined) return;
      const said = {
        act: 'collect',
        issuer,
        code: subject,
        copies,
        from,
        to,
        offer: undefined,
        person,
      } as const;
      await reader.checkCountersigned(statement, said);
    },
  },
};
