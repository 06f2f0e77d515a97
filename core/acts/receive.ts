import { actForms } from '../../contract/ledger/acts/index.ts';
import { allocationOf } from '../../domain/custody/allocation.ts';
import { isSameValue } from '../encoding/canonical.ts';
import type { ActSpecification } from './specification.ts';
import { agree } from './support/agree.ts';
import { agreeProof } from './support/proof-reader.ts';
import { plainStep } from './support/step.ts';

export const receive: ActSpecification<'receive'> = {
  form: actForms.receive,
  actor: 'terminal',
  session: 'within',
  refreshes: ['today', 'record', 'ledger'],
  project: ({ subject, data: { code } }) => [{ change: 'add-envelope', envelope: subject, code }],
  follow: ({ subject, data }, state) => {
    agree(data.from !== state.self);
    state.envelopes.receive(subject, data);
  },
  checkRules: 'none',
  right: 'none',
  office: 'none',
  proofs: {
    members: { record: 'person', dispatch: 'organisation' },
    check: async ({ data }, reader) => {
      const { code, from, copies } = data;
      const { issued, dispatch } = await reader.readIssue(data, from);
      const ours = allocationOf(dispatch, issued).find(({ to }) => to === reader.organisation);
      agreeProof(issued.code === code);
      // A body that is no recipient is allocated none, and the act names at least one copy.
      agreeProof(ours !== undefined && isSameValue(ours.copies, copies));
    },
  },
  references: { envelope: 'envelope' },
  record: { issuer: ({ data: { from } }) => from },
  step: ({ data: { from } }) => plainStep(from),
  directory: 'none',
};
