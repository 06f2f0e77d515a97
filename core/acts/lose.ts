import { actForms } from '../../contract/ledger/acts/index.ts';
import type { ActSpecification } from './specification.ts';
import { askAgain, ownKey, putPaper } from './support/changes.ts';
import { checkPaperDay } from './support/paper-day.ts';
import { plainStep } from './support/step.ts';

export const lose: ActSpecification<'lose'> = {
  form: actForms.lose,
  actor: 'person',
  session: 'within',
  refreshes: ['today', 'register', 'record', 'ledger'],
  project: ({ at, subject, data: { to } }, self) => {
    const key = ownKey(self, subject);
    return [putPaper(key, to, { state: 'lost', at }), askAgain(key)];
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
