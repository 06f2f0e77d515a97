import { expect, test } from 'vitest';
import { parseLedgerEntry } from '../../contract/ledger/act.ts';
import { acts, digest, entryOf } from '../../test/support/honest-ledger.ts';

const read = (data: object) => () => parseLedgerEntry({ ...entryOf(acts.directory()), data });

test('a change of directory states version and digest, and nothing beside', () => {
  expect(read({ version: 4, digest })).not.toThrow();
  expect(read({ version: 0, digest })).toThrow('LEDGER_ENTRY_INVALID');
  expect(read({ version: 4, digest: 'abc' })).toThrow('LEDGER_ENTRY_INVALID');
  expect(read({ version: 4, digest, note: 'Về việc' })).toThrow('ACT_UNKNOWN');
});
