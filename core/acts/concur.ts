import { actForms } from '../../contract/ledger/acts/index.ts';
import { checkTerms } from '../../domain/record/custody-terms.ts';
import type { ActSpecification } from './specification.ts';
import { agree } from './support/agree.ts';
import { plainStep } from './support/step.ts';

export const concur: ActSpecification<'concur'> = {
  form: actForms.concur,
  actor: 'person',
  session: 'within',
  refreshes: ['today', 'register', 'record', 'ledger'],
  project: 'none',
  follow: ({ subject, data: { issuer, statement } }, { registers, acknowledgements }) => {
    registers.require({ issuer, code: subject });
    // The same deed may be done again: one signature stands by one of them.
    if (statement !== undefined) agree(acknowledgements.isFirst(statement));
  },
  checkRules: (entry, rules) => checkTerms({ line: entry.data.line }, rules.asOf(entry)),
  right: 'keep',
  office: ({ data: { act, person } }, office, deed) => office.seconds.requireFit({ ...deed, act }, person),
  proofs: {
    members: { statement: 'countersigner' },
    check: async ({ subject, data }, reader) => {
      const { issuer, act, deed, person, statement } = data;
      if (statement === undefined) return;
      await reader.checkConcurred(statement, { act, issuer, code: subject, deed, person });
    },
  },
  references: { deed: 'act' },
  record: { issuer: ({ data }) => data.issuer },
  step: (_entry, self) => plainStep(self),
  directory: 'none',
};
