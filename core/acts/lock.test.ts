import { expect, test } from 'vitest';
import { parseLedgerEntry } from '../../contract/ledger/act.ts';
import { acts, entryOf, three } from '../../test/support/honest-ledger.ts';
import { Sequence } from '../evidence/sequence.ts';

const read = (data: object) => () => parseLedgerEntry({ ...entryOf(acts.lock()), data });

test('a lock states one of the causes that there are, and nothing beside', () => {
  expect(read({ cause: 'idle' })).not.toThrow();
  expect(read({ cause: 'switch' })).not.toThrow();
  expect(read({ cause: 'power' })).toThrow('ACT_UNKNOWN');
  expect(read({ cause: 'idle', note: 'Về việc' })).toThrow('ACT_UNKNOWN');
});

test('a ledger of before has the causes of before', () => {
  const { generation: _, ...earlier } = { generation: undefined, ...entryOf(acts.lock()) };
  expect(() => parseLedgerEntry({ ...earlier, data: { cause: 'idle' } })).not.toThrow();
  expect(() => parseLedgerEntry({ ...earlier, data: { cause: 'switch' } })).toThrow('ACT_UNKNOWN');
});

test('after a lock nobody acts before the next unlock', () => {
  const sequence = new Sequence();
  for (const act of [acts.unlock(), acts.register(three), acts.lock()]) sequence.take(entryOf(act));
  expect(() => sequence.take(entryOf(acts.register(three)))).toThrow('LEDGER_CONTRADICTS');
  sequence.take(entryOf(acts.unlock()));
  expect(() => sequence.take(entryOf(acts.register(three)))).not.toThrow();
});
