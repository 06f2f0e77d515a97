import { actForms } from '../../contract/ledger/acts/index.ts';
import { keyOf } from '../../contract/record/key.ts';
import type { ActSpecification } from './specification.ts';
import { agree } from './support/agree.ts';
import { askAgain } from './support/changes.ts';
import { agreeOnChange } from './support/ledger-state.ts';
import { requireRelaid } from './support/shelved.ts';

export const join: ActSpecification<'join'> = {
  form: actForms.join,
  actor: 'person',
  session: 'within',
  refreshes: ['today', 'register', 'record', 'outbox', 'ledger'],
  project: ({ seq, data: { new: record, copies } }, self) => [
    { change: 'put-record', record, state: 'entered', seq },
    // Until the envelope came, all copies of the paper counted as ours; the issuer's allocation names those that are.
    { change: 'recount-copies', key: keyOf(record), copies, holder: self, state: 'received' },
    askAgain(keyOf(record)),
  ],
  follow: ({ subject, data: { old, new: next, envelope, copies } }, state) => {
    agree(next.code === subject);
    agreeOnChange(state.registers.require(keyOf(next)).record, old, next);
    state.answerWith(envelope, next, copies);
  },
  checkRules: (entry, rules) => rules.checkLine(entry.data.new, entry),
  right: 'receive',
  office: ({ data }, office, deed, here) => {
    if (here !== 'unasked') requireRelaid(data, office, deed, here(keyOf(data.old)));
  },
  proofs: {
    members: { statement: 'receiver' },
    check: ({ subject, data: { envelope, statement } }, reader) =>
      reader.checkOwnStatus(statement, subject, { envelope, status: '03', reasons: [] }),
  },
  references: 'none',
  record: { issuer: ({ data }) => data.new.issuer },
  step: (_entry, self) => ({ organisation: self, status: '03', reasons: [] }),
  directory: 'none',
};
