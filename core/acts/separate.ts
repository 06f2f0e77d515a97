import { actForms } from '../../contract/ledger/acts/index.ts';
import { checkSeparationReason } from '../../domain/record/catalogue-codes.ts';
import type { ActSpecification } from './specification.ts';
import { agree } from './support/agree.ts';

export const separate: ActSpecification<'separate'> = {
  form: actForms.separate,
  actor: 'person',
  session: 'within',
  refreshes: ['today', 'register', 'record', 'ledger', 'directory'],
  project: ({ data: { code } }) => [{ change: 'join-outside', code, organisation: null }],
  follow: ({ subject, data: { code } }, { registers, session }) => {
    session.name(subject);
    agree((registers.outsideBody(code)?.organisation ?? null) !== null);
  },
  checkRules: (entry, rules) => checkSeparationReason(entry.data.reason, rules.asOf(entry).law),
  right: 'register',
  office: 'none',
  proofs: 'none',
  references: 'none',
  record: 'none',
  step: 'none',
  directory: 'none',
};
