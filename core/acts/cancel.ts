import type { EntryOf } from '../../contract/ledger/act.ts';
import { actForms } from '../../contract/ledger/acts/index.ts';
import type { OrganisationCode } from '../../contract/scalar.ts';
import { checkCancelReason } from '../../domain/record/catalogue-codes.ts';
import type { ActSpecification } from './specification.ts';
import { changeStep } from './support/step.ts';

/** The first generation was of our own records alone. */
const issuerOf = (entry: EntryOf<'cancel'>, self: OrganisationCode): OrganisationCode =>
  entry.generation === undefined ? self : entry.data.issuer;

export const cancel: ActSpecification<'cancel'> = {
  form: actForms.cancel,
  actor: 'person',
  session: 'within',
  refreshes: ['today', 'register', 'record', 'ledger'],
  project: (entry, self) => [
    {
      change: 'set-state',
      key: { issuer: issuerOf(entry, self), code: entry.subject },
      state: 'cancelled',
      seq: entry.seq,
    },
  ],
  follow: (entry, state) => state.requirePaper({ issuer: issuerOf(entry, state.self), code: entry.subject }),
  checkRules: (entry, rules) => checkCancelReason(entry.data.reason, rules.asOf(entry).law),
  right: 'register',
  office: 'none',
  proofs: 'none',
  references: 'none',
  record: { issuer: issuerOf },
  step: ({ data: { reason } }, self) => changeStep(self, reason),
  directory: 'none',
};
