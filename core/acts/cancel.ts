import { actForms } from '../../contract/ledger/acts/index.ts';
import { checkCancelReason } from '../../domain/record/catalogue-codes.ts';
import type { ActSpecification } from './specification.ts';
import { ownKey } from './support/changes.ts';
import { plainStep } from './support/step.ts';

export const cancel: ActSpecification<'cancel'> = {
  form: actForms.cancel,
  actor: 'person',
  session: 'within',
  refreshes: ['today', 'register', 'record', 'ledger'],
  project: ({ seq, subject }, self) => [
    { change: 'set-state', key: ownKey(self, subject), state: 'cancelled', seq },
  ],
  follow: 'none',
  checkRules: (entry, rules) => checkCancelReason(entry.data.reason, rules.asOf(entry).law),
  proofs: 'none',
  references: 'none',
  record: 'own',
  step: (_entry, self) => plainStep(self),
  directory: 'none',
};
