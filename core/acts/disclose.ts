import { actForms } from '../../contract/ledger/acts/index.ts';
import type { ActSpecification } from './specification.ts';
import { custodyAct } from './support/custody.ts';

export const disclose: ActSpecification<'disclose'> = {
  ...custodyAct,
  form: actForms.disclose,
  project: 'none',
  follow: ({ subject, data: { issuer } }, { registers }) => {
    registers.require({ issuer, code: subject });
  },
  office: ({ data: { persons, permit } }, office, deed) => {
    for (const person of persons) office.requireCleared(deed, person);
    office.requirePermit(deed, permit, 'permit-disclosing');
  },
};
