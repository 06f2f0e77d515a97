import type { ErrorCode } from '../../contract/errors/index.ts';
import { actForms } from '../../contract/ledger/acts/index.ts';
import type { ActSpecification } from './specification.ts';
import { agree } from './support/agree.ts';

/**
 * What terminals have ever written down: what ends the exchange until a person has looked, and the rest. Whatever
 * records an incident takes an `IncidentCode`, so a code that this list lacks fails the build. None is ever taken out.
 */
const incidentCodes = [
  'ANCHOR_CONFLICT',
  'LEDGER_ROLLED_BACK',
  'MAILBOX_FLOODED',
  'CLOCK_BACKWARD',
  'ENDPOINT_WENT_BACK',
  'RECORD_CODE_SHARED',
] as const satisfies readonly ErrorCode[];
export type IncidentCode = (typeof incidentCodes)[number];

const incidents: ReadonlySet<ErrorCode> = new Set(incidentCodes);

export const incident: ActSpecification<'incident'> = {
  form: actForms.incident,
  actor: 'terminal',
  session: 'within',
  refreshes: ['ledger'],
  project: 'none',
  follow: ({ subject, data: { fault, code } }, state) => {
    agree(incidents.has(fault));
    // The clock is compared before the unlock is written, which earlier versions could be killed before.
    if (fault !== 'CLOCK_BACKWARD') state.session.name(subject);
    if (code !== undefined) agree(fault === 'RECORD_CODE_SHARED' && state.issuersOf(code).size > 1);
  },
  checkRules: 'none',
  right: 'none',
  office: 'none',
  proofs: 'none',
  references: 'none',
  record: 'none',
  step: 'none',
  directory: 'none',
};
