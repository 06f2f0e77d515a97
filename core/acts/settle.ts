import { actForms } from '../../contract/ledger/acts/index.ts';
import { checkSettlementReason } from '../../domain/record/catalogue-codes.ts';
import type { ActSpecification } from './specification.ts';
import { changeStep } from './support/step.ts';

export const settle: ActSpecification<'settle'> = {
  form: actForms.settle,
  actor: 'person',
  session: 'within',
  refreshes: ['today', 'register', 'record', 'ledger'],
  project: ({ subject, data: { issuer } }) => [{ change: 'settle', key: { issuer, code: subject } }],
  follow: 'none',
  checkRules: (entry, rules) => checkSettlementReason(entry.data.reason, rules.asOf(entry).law),
  right: 'register',
  office: 'none',
  proofs: 'none',
  references: 'none',
  record: { issuer: ({ data }) => data.issuer },
  step: ({ data: { reason } }, self) => changeStep(self, reason),
  directory: 'none',
};
