import { actForms } from '../../contract/ledger/acts/index.ts';
import { requireTold } from '../../domain/rights/sight.ts';
import type { ActSpecification } from './specification.ts';
import { custodyAct, custodyChanges } from './support/custody.ts';

export const miss: ActSpecification<'miss'> = {
  ...custodyAct,
  form: actForms.miss,
  project: (entry) => custodyChanges(entry, { event: 'miss', from: entry.data.from }),
  follow: 'none',
  // Whoever is told of them says so: who has them, is to accept them, or reads the register at their level.
  office: ({ subject, data: { issuer, copies } }, office, deed, here) => {
    if (here === 'unasked') {
      office.requireCleared(deed, deed.actor);
      return;
    }
    const where = here({ issuer, code: subject });
    requireTold(
      office,
      deed,
      copies.map((copy) => where.get(copy)),
    );
  },
};
