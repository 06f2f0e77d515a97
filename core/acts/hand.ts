import { actForms } from '../../contract/ledger/acts/index.ts';
import type { ActSpecification } from './specification.ts';
import { agree } from './support/agree.ts';
import { ownKey, putPaper } from './support/changes.ts';
import { plainStep } from './support/step.ts';

export const hand: ActSpecification<'hand'> = {
  form: actForms.hand,
  actor: 'person',
  session: 'within',
  refreshes: ['today', 'register', 'record', 'ledger'],
  project: ({ at, subject, data: { to } }, self) =>
    to.map((organisation) => putPaper(ownKey(self, subject), organisation, { state: 'handed', at })),
  // A second envelope around the first (NĐ 26/2020 Điều 4) does not count: one goes to each recipient at least.
  follow: ({ data: { to, envelopes } }) => agree(envelopes >= to.length),
  checkRules: 'none',
  right: 'issue',
  office: 'none',
  proofs: 'none',
  references: 'none',
  record: 'own',
  step: ({ data: { to } }, self) => plainStep(to.length === 1 ? (to[0] ?? self) : self),
  directory: 'none',
};
