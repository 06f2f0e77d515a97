import { actForms } from '../../contract/ledger/acts/index.ts';
import type { ActSpecification } from './specification.ts';
import { ownKey, putPaper, settleCopies } from './support/changes.ts';
import { checkPaperDay } from './support/paper-day.ts';
import { plainStep } from './support/step.ts';

export const slip: ActSpecification<'slip'> = {
  form: actForms.slip,
  actor: 'person',
  session: 'within',
  refreshes: ['today', 'register', 'record', 'ledger'],
  project: ({ at, subject, data: { to } }, self) => {
    const key = ownKey(self, subject);
    return [putPaper(key, to, { state: 'returned', at }), ...settleCopies(key, to, '03')];
  },
  follow: ({ subject, data }, state) => state.requireHanded(subject, data),
  checkRules: (entry, rules) => checkPaperDay(entry, rules),
  right: 'issue',
  office: 'none',
  proofs: 'none',
  references: 'none',
  record: 'own',
  step: ({ data: { to } }) => plainStep(to),
  directory: 'none',
};
