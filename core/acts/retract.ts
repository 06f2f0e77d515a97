import { actForms } from '../../contract/ledger/acts/index.ts';
import { checkRetractionReason } from '../../domain/record/catalogue-codes.ts';
import { latestNote } from '../../domain/record/paper-course.ts';
import { isSameValue } from '../encoding/canonical.ts';
import type { ActSpecification } from './specification.ts';
import { agree } from './support/agree.ts';
import { ownKey } from './support/changes.ts';
import { changeStep } from './support/step.ts';

export const retract: ActSpecification<'retract'> = {
  form: actForms.retract,
  actor: 'person',
  session: 'within',
  refreshes: ['today', 'register', 'record', 'ledger'],
  project: ({ subject, data: { to, back } }, self) => {
    const leg = { key: ownKey(self, subject), organisation: to };
    return [
      'issuedAt' in back
        ? { change: 'unsend-paper', ...leg, back }
        : { change: 'restore-paper', ...leg, ...back },
    ];
  },
  follow: ({ subject, data: { to, entry, back } }, state) => {
    state.own(subject);
    const course = state.courses.of(ownKey(state.self, subject), to);
    agree(isSameValue(latestNote(course), { entry, back }));
  },
  checkRules: (entry, rules) => checkRetractionReason(entry.data.reason, rules.asOf(entry).law),
  right: 'issue',
  office: 'none',
  proofs: 'none',
  references: 'none',
  record: 'own',
  step: ({ data: { to, reason } }) => changeStep(to, reason),
  directory: 'none',
};
