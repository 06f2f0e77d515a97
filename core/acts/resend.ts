import { actForms } from '../../contract/ledger/acts/index.ts';
import type { ActSpecification } from './specification.ts';
import { agree } from './support/agree.ts';
import { askAgain, ownKey, putPaper } from './support/changes.ts';
import { plainStep } from './support/step.ts';

export const resend: ActSpecification<'resend'> = {
  form: actForms.resend,
  actor: 'person',
  session: 'within',
  refreshes: ['today', 'register', 'record', 'outbox', 'ledger'],
  project: ({ at, subject, data: { to, after, envelope } }, self) => {
    const key = ownKey(self, subject);
    return [
      ...(envelope === undefined
        ? [putPaper(key, to, { state: 'waiting', at })]
        : [
            { change: 'add-recipient' as const, key, organisation: to, envelope: envelope.id, at },
            { change: 'add-envelope' as const, envelope: envelope.id, code: subject },
          ]),
      // What was refused came back and leaves again; what was lost never came back.
      ...(after === 'refused'
        ? [{ change: 'settle-copies' as const, key, holder: to, state: 'sent' as const }]
        : []),
      askAgain(key),
    ];
  },
  follow: ({ subject, data: { to, after, envelope } }, state) => {
    const { paper, recipients } = state.own(subject);
    const last = paper.get(to) ?? (recipients.get(to)?.status === '02' ? 'refused' : undefined);
    agree(last === after);
    if (envelope !== undefined) state.envelopes.send({ ...envelope, to });
  },
  checkRules: 'none',
  proofs: 'none',
  references: { 'envelope.digest': 'envelope' },
  record: 'own',
  step: ({ data: { to } }) => plainStep(to),
  directory: 'none',
};
