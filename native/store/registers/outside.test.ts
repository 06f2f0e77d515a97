import { expect, onTestFinished, test } from 'vitest';
import { acts } from '../../../test/support/honest-ledger.ts';
import { append, outgoing, temporaryStore } from '../../../test/support/store.ts';

test('what was issued to a body outside the directory is counted, also once it is joined', () => {
  const { store, remove } = temporaryStore();
  onTestFinished(remove);
  const { enrol, identify, issueOnPaper, register } = acts;
  append(store, enrol('X0001'));
  append(store, enrol('X0002'));
  const records = [1, 2].map((ordinal) => outgoing(ordinal, { recipients: ['X0001'], copies: 1 }));
  for (const record of records) append(store, register(record));
  expect([...store.registers.outsideSent()]).toEqual([]);
  records.forEach((record, index) => {
    append(store, issueOnPaper(record, ['X0001'], 30 + index));
  });
  append(store, identify('X0001', 'G01'));
  expect([...store.registers.outsideSent()]).toEqual([['X0001', 2]]);
});
