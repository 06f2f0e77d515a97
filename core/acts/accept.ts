import { actForms } from '../../contract/ledger/acts/index.ts';
import type { ActSpecification } from './specification.ts';
import { agree } from './support/agree.ts';
import { custodyAct, custodyChanges, requireOther } from './support/custody.ts';

export const accept: ActSpecification<'accept'> = {
  ...custodyAct,
  form: actForms.accept,
  project: (entry) => {
    const { from, offer, to, place = null } = entry.data;
    return custodyChanges(entry, { event: 'accept', from, entry: offer, to, place });
  },
  // Who neither signs here nor on paper acts in a session of their own.
  follow: ({ actor, data: { person, statement, line } }) =>
    agree((person === actor) === (statement === undefined && line === undefined)),
  office: ({ actor, data: { from, to, person, place, statement, line } }, office, deed) => {
    requireOther((person === actor) === (statement === undefined && line === undefined));
    // For whoever has no session here, the giver states it: nobody else saw them sign.
    if (person !== actor) office.requireHolder(deed, from);
    office.requireTaker(deed, person, to);
    if (place !== undefined) office.requirePlace({ ...deed, actor: person }, place);
  },
  proofs: {
    members: { statement: 'countersigner' },
    check: async ({ subject, data }, reader) => {
      const { issuer, copies, from, to, offer, person, statement } = data;
      if (statement === undefined) return;
      const said = { act: 'accept', issuer, code: subject, copies, from, to, offer, person } as const;
      await reader.checkCountersigned(statement, said);
    },
  },
};
