import { expect, test } from 'vitest';
import { parseLedgerEntry } from '../../contract/ledger/act.ts';
import { acts, digest, entryOf } from '../../test/support/honest-ledger.ts';

const at = '2026-01-04T00:00:00.000Z';
const read = (data: object) => () => parseLedgerEntry({ ...entryOf(acts.directory()), data });

test('a change of directory states version, digest and date, and nothing beside', () => {
  expect(read({ version: 4, digest, at })).not.toThrow();
  expect(read({ version: 0, digest, at })).toThrow('LEDGER_ENTRY_INVALID');
  expect(read({ version: 4, digest: 'abc', at })).toThrow('LEDGER_ENTRY_INVALID');
  expect(read({ version: 4, digest })).toThrow('LEDGER_ENTRY_INVALID');
  expect(read({ version: 4, digest, at, note: 'Về việc' })).toThrow('ACT_UNKNOWN');
});
