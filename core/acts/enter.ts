import { AppError } from '../../contract/errors/index.ts';
import { actForms } from '../../contract/ledger/acts/index.ts';
import { keyOf } from '../../contract/record/key.ts';
import { copyNumbers } from '../../domain/custody/allocation.ts';
import { checkReply } from '../../domain/record/line-rules.ts';
import { isSameValue } from '../encoding/canonical.ts';
import type { ActSpecification } from './specification.ts';
import { agree } from './support/agree.ts';
import { putCopies, writeLine } from './support/changes.ts';
import { agreeProof } from './support/proof-reader.ts';

export const enter: ActSpecification<'enter'> = {
  form: actForms.enter,
  actor: 'person',
  session: 'within',
  refreshes: ['today', 'register', 'record', 'outbox', 'ledger'],
  project: ({ seq, at, data: { record, copies } }, self) => [
    writeLine(record, at),
    { change: 'put-record', record, state: 'entered', seq },
    ...putCopies(keyOf(record), copies, { holder: self, state: 'received' }),
  ],
  follow: ({ subject, data: { record, envelope, copies } }, state) => {
    agree(record.code === subject && record.book === 'incoming' && record.issuer !== state.self);
    if (state.registers.get(keyOf(record)) !== undefined) throw new AppError('RECORD_CODE_USED');
    // All copies of a paper that came alone are ours.
    if (envelope === undefined) agree(isSameValue(copies, copyNumbers(record.copies)));
    else state.answerWith(envelope, record, copies);
    state.takeOrdinal(record);
    state.takeArrivalNumber(record);
  },
  checkRules: (entry, rules) => {
    const { record, envelope } = entry.data;
    rules.checkLine(record, entry);
    if (envelope === undefined) checkReply(record, rules.context);
    rules.checkYear(record, entry);
    if (entry.generation === 3) rules.checkWarned(entry.data.warned, record, entry);
  },
  right: 'receive',
  office: 'none',
  proofs: {
    members: { statement: 'receiver' },
    check: async ({ subject, data: { envelope, statement } }, reader) => {
      // Paper that came alone has neither; what came in an envelope is answered for.
      if (statement === undefined) agreeProof(envelope === undefined);
      else await reader.checkOwnStatus(statement, subject, { envelope, status: '03', reasons: [] });
    },
  },
  references: 'none',
  record: { issuer: ({ data: { record } }) => record.issuer },
  // Paper that came alone is answered by its return slip: no status goes to anybody.
  step: ({ data: { envelope } }, self) => ({
    organisation: self,
    status: envelope === undefined ? null : '03',
    reasons: [],
  }),
  directory: 'none',
};
