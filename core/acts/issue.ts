import { actForms } from '../../contract/ledger/acts/index.ts';
import { allocationOf } from '../../domain/custody/allocation.ts';
import { isSameValue } from '../encoding/canonical.ts';
import type { ActSpecification } from './specification.ts';
import { agree } from './support/agree.ts';
import { ownKey, putCopies, putPaper } from './support/changes.ts';
import { issuedCopies, paperOf } from './support/issued-copies.ts';
import { isSigned } from './support/ledger-state.ts';
import { agreeProof } from './support/proof-reader.ts';
import { plainStep } from './support/step.ts';

export const issue: ActSpecification<'issue'> = {
  form: actForms.issue,
  actor: 'person',
  session: 'within',
  refreshes: ['today', 'register', 'record', 'outbox', 'ledger'],
  project: ({ seq, at, subject, data }, self) => {
    const key = ownKey(self, subject);
    return [
      { change: 'set-state', key, state: 'issued', seq },
      ...issuedCopies(data).flatMap(({ to, copies }) =>
        putCopies(key, copies, { holder: to, state: 'sent' }),
      ),
      ...data.envelopes.flatMap(({ id, to }) => [
        { change: 'add-recipient' as const, key, organisation: to, envelope: id, at },
        { change: 'add-envelope' as const, envelope: id, code: subject },
      ]),
      ...paperOf(data).map((to) => putPaper(key, to, { state: 'waiting', at })),
    ];
  },
  follow: ({ subject, data: { record, envelopes } }, state) => {
    agree(isSigned(state.own(subject).record, record.content));
    for (const envelope of envelopes) {
      const digest = 'digest' in envelope ? envelope.digest : undefined;
      state.envelopes.send({ id: envelope.id, to: envelope.to, code: subject, digest });
    }
  },
  checkRules: 'none',
  right: 'issue',
  office: 'none',
  proofs: {
    members: { record: 'person', dispatch: 'organisation' },
    check: async ({ subject, data }, reader) => {
      const { issued, dispatch, person } = await reader.readIssue(data, reader.organisation);
      const addressed = [...data.envelopes.map(({ to }) => to), ...paperOf(data)];
      const allocation = issuedCopies(data);
      agreeProof(issued.code === subject && isSameValue(allocationOf(dispatch, issued), allocation));
      agreeProof(isSameValue(addressed.toSorted(), allocation.map(({ to }) => to).toSorted()));
      reader.requireActor(person);
    },
  },
  references: { 'envelopes[].digest': 'envelope' },
  record: 'own',
  step: (_entry, self) => plainStep(self),
  directory: 'none',
};
