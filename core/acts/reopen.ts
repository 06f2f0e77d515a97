import { actForms } from '../../contract/ledger/acts/index.ts';
import { checkReopeningReason } from '../../domain/record/catalogue-codes.ts';
import type { ActSpecification } from './specification.ts';
import { changeStep } from './support/step.ts';

export const reopen: ActSpecification<'reopen'> = {
  form: actForms.reopen,
  actor: 'person',
  session: 'within',
  refreshes: ['today', 'register', 'record', 'ledger'],
  project: ({ subject, data: { issuer } }) => [{ change: 'reopen', key: { issuer, code: subject } }],
  follow: 'none',
  checkRules: (entry, rules) => checkReopeningReason(entry.data.reason, rules.asOf(entry).law),
  right: 'register',
  office: 'none',
  proofs: 'none',
  references: 'none',
  record: { issuer: ({ data }) => data.issuer },
  step: ({ data: { reason } }, self) => changeStep(self, reason),
  directory: 'none',
};
