import { actForms } from '../../contract/ledger/acts/index.ts';
import { checkRefusalReasons } from '../../domain/record/catalogue-codes.ts';
import type { ActSpecification } from './specification.ts';
import { agree } from './support/agree.ts';
import { askAgain, ownKey, settleCopies } from './support/changes.ts';
import { agreeProof } from './support/proof-reader.ts';

export const status: ActSpecification<'status'> = {
  form: actForms.status,
  actor: 'terminal',
  session: 'within',
  refreshes: ['today', 'register', 'record', 'outbox', 'ledger'],
  project: ({ at, subject, data }, self) => {
    const key = ownKey(self, subject);
    const { from, envelope, status, reasons } = data;
    return [
      { change: 'set-recipient', key, organisation: from, envelope, status, reasons, at },
      ...settleCopies(key, from, status),
      ...(status === '02' ? [askAgain(key)] : []),
    ];
  },
  follow: ({ subject, data: { from, envelope } }, state) => {
    const last = state.own(subject).recipients.get(from)?.envelope;
    agree(last === envelope || state.envelopes.isUnanswered(envelope, { to: from, code: subject }));
    state.envelopes.noteAnswer(envelope);
  },
  checkRules: (entry, rules) => checkRefusalReasons(entry.data.reasons, rules.asOf(entry).law),
  right: 'none',
  office: 'none',
  proofs: {
    members: { statement: 'receiver' },
    check: async ({ subject, data: { from, envelope, status, reasons, statement } }, reader) => {
      agreeProof(from !== reader.organisation);
      await reader.checkStatus(statement, subject, { from, envelope, status, reasons });
    },
  },
  references: 'none',
  record: 'own',
  step: ({ data: { from, status, reasons } }) => ({ organisation: from, status, reasons }),
  directory: 'none',
};
