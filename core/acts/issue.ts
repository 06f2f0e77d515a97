import { actForms } from '../../contract/ledger/acts/index.ts';
import type { Allocation } from '../../contract/ledger/parts.ts';
import type { ControlCode } from '../../contract/record/control-code.ts';
import type { RecordGeneration } from '../../contract/record/generation.ts';
import { allocationOf } from '../../domain/custody/allocation.ts';
import { generationOf } from '../../domain/record/older-generations.ts';
import { isSameValue } from '../encoding/canonical.ts';
import type { ActSpecification } from './specification.ts';
import { agree } from './support/agree.ts';
import { ownKey, putCopies, putPaper } from './support/changes.ts';
import { issuedCopies, olderOf, paperOf } from './support/issued-copies.ts';
import { isSigned, isSignedIn } from './support/ledger-state.ts';
import { agreeProof, type ProofReader } from './support/proof-reader.ts';
import { plainStep } from './support/step.ts';

type OlderForm = ReturnType<typeof olderOf>[number];

/** By an older form of the record its recipients get the same copies; `follow` holds what it states. */
async function checkOlder(
  { generation, ...proofs }: OlderForm,
  { subject, allocation }: { subject: ControlCode; allocation: readonly Allocation[] },
  reader: ProofReader,
): Promise<void> {
  const { issued, dispatch, person } = await reader.readIssue(proofs, reader.organisation);
  const same = allocation.filter(({ to }) => issued.recipients.includes(to));
  agreeProof(issued.code === subject && generationOf(issued) === generation);
  agreeProof(isSameValue(allocationOf(dispatch, issued), same));
  reader.requireActor(person);
}

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
  follow: ({ subject, data }, state) => {
    const line = state.own(subject).record;
    agree(isSigned(line, data.record.content));
    for (const { generation, record } of olderOf(data)) agree(isSignedIn(line, generation, record.content));
    const older = olderOf(data).map(({ generation }) => generation);
    const own = generationOf(line);
    const sent = new Set<RecordGeneration>();
    for (const envelope of data.envelopes) {
      const digest = 'digest' in envelope ? envelope.digest : undefined;
      const generation = 'generation' in envelope ? envelope.generation : own;
      agree(generation === own || older.includes(generation));
      sent.add(generation);
      state.envelopes.send({ id: envelope.id, to: envelope.to, code: subject, digest });
    }
    // Nothing is signed in an older form that nobody needs.
    agree(older.every((generation) => sent.has(generation)));
    state.noteOlder(subject, older);
  },
  checkRules: 'none',
  right: 'issue',
  office: 'none',
  proofs: {
    members: {
      record: 'person',
      dispatch: 'organisation',
      'older[].record': 'person',
      'older[].dispatch': 'organisation',
    },
    check: async ({ subject, data }, reader) => {
      const { issued, dispatch, person } = await reader.readIssue(data, reader.organisation);
      const addressed = [...data.envelopes.map(({ to }) => to), ...paperOf(data)];
      const allocation = issuedCopies(data);
      agreeProof(issued.code === subject && isSameValue(allocationOf(dispatch, issued), allocation));
      agreeProof(isSameValue(addressed.toSorted(), allocation.map(({ to }) => to).toSorted()));
      reader.requireActor(person);
      for (const form of olderOf(data)) await checkOlder(form, { subject, allocation }, reader);
    },
  },
  references: { 'envelopes[].digest': 'envelope' },
  record: 'own',
  step: (_entry, self) => plainStep(self),
  directory: 'none',
};
