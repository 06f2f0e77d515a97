import { actForms } from '../../contract/ledger/acts/index.ts';
import { checkRefusalReasons } from '../../domain/record/catalogue-codes.ts';
import type { ActSpecification } from './specification.ts';
import { askAgain, ownKey, putPaper, settleCopies } from './support/changes.ts';
import { checkPaperDay } from './support/paper-day.ts';
import { plainStep } from './support/step.ts';

export const decline: ActSpecification<'decline'> = {
  form: actForms.decline,
  actor: 'person',
  session: 'within',
  refreshes: ['today', 'register', 'record', 'ledger'],
  project: ({ at, subject, data: { to, reasons } }, self) => {
    const key = ownKey(self, subject);
    return [
      putPaper(key, to, { state: 'refused', at, reasons }),
      ...settleCopies(key, to, '02'),
      askAgain(key),
    ];
  },
  follow: ({ subject, data }, state) => state.requireHanded(subject, data),
  checkRules: (entry, rules) => {
    checkPaperDay(entry, rules);
    checkRefusalReasons(entry.data.reasons, rules.asOf(entry).law);
  },
  right: 'issue',
  office: 'none',
  proofs: 'none',
  references: 'none',
  record: 'own',
  step: ({ data: { to, reasons } }) => ({ ...plainStep(to), reasons }),
  directory: 'none',
};
