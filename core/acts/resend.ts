import type { EntryOf } from '../../contract/ledger/act.ts';
import { actForms } from '../../contract/ledger/acts/index.ts';
import type { RecordKey } from '../../contract/record/key.ts';
import type { OrganisationCode } from '../../contract/scalar.ts';
import { isReplaced, replacements } from '../../domain/custody/replacement.ts';
import { copiesIn } from '../../domain/record/record-custody.ts';
import type { RegisterChange } from '../../domain/record/register-change.ts';
import { isSameValue } from '../encoding/canonical.ts';
import type { ActSpecification } from './specification.ts';
import { agree } from './support/agree.ts';
import { askAgain, ownKey, putPaper } from './support/changes.ts';
import { plainStep } from './support/step.ts';

/** Copies that go in the place of lost ones; earlier generations do not name any. */
const replacing = (data: EntryOf<'resend'>['data']): readonly number[] =>
  'copies' in data ? (data.copies ?? []) : [];

/** Those that were on their way are lost for good, unless no others are named. */
const replace = (key: RecordKey, to: OrganisationCode, copies: readonly number[]): RegisterChange[] =>
  copies.length === 0
    ? []
    : [
        { change: 'settle-copies', key, holder: to, state: 'lost' },
        ...copies.map((copy): RegisterChange => ({ change: 'send-copy', key, copy, holder: to })),
      ];

export const resend: ActSpecification<'resend'> = {
  form: actForms.resend,
  actor: 'person',
  session: 'within',
  refreshes: ['today', 'register', 'record', 'outbox', 'ledger'],
  project: ({ at, subject, data }, self) => {
    const { to, after, envelope } = data;
    const key = ownKey(self, subject);
    return [
      ...(envelope === undefined
        ? [putPaper(key, to, { state: 'waiting', at })]
        : [
            { change: 'add-recipient' as const, key, organisation: to, envelope: envelope.id, at },
            { change: 'add-envelope' as const, envelope: envelope.id, code: subject },
          ]),
      // What was refused came back and leaves again. What was lost never came back: others go in its place. What was
      // withdrawn is with the issuer still, as copies that are sent and have not left.
      ...(after === 'refused'
        ? [{ change: 'settle-copies' as const, key, holder: to, state: 'sent' as const }]
        : replace(key, to, replacing(data))),
      askAgain(key),
    ];
  },
  follow: ({ generation, subject, data }, state) => {
    const { to, after, envelope } = data;
    const custody = state.own(subject);
    const { paper, recipients } = custody;
    const sent = recipients.get(to);
    const onWire =
      sent?.status === '02' ? 'refused' : typeof sent?.withdrawn === 'string' ? 'withdrawn' : undefined;
    agree((paper.get(to) ?? onWire) === after);
    if (generation === 3 || generation === 4 || generation === 5) {
      const held = copiesIn(custody);
      if (after === 'lost') {
        const { kept, further } = replacements(held, to);
        const given = replacing(data);
        agree(isSameValue(given, kept ?? []) || isSameValue(given, further ?? []));
      } else agree(envelope === undefined || !isReplaced(held, to));
    }
    if (envelope !== undefined && 'generation' in envelope)
      agree(state.signedGenerations(subject).includes(envelope.generation));
    if (envelope !== undefined) state.envelopes.send({ ...envelope, to, code: subject });
  },
  checkRules: 'none',
  right: 'issue',
  office: 'none',
  proofs: 'none',
  references: { 'envelope.digest': 'envelope' },
  record: 'own',
  step: ({ data: { to } }) => plainStep(to),
  directory: 'none',
};
