import { expect, test } from 'vitest';
import { parseLedgerEntry } from '../../contract/ledger/act.ts';
import { acts, digest, entryOf, replayRefusal } from '../../test/support/honest-ledger.ts';

const read = (data: object) => () => parseLedgerEntry({ ...entryOf(acts.revocation()), data });

test('a revocation list that is taken in is named by its digest, and nothing beside, in the session', () => {
  expect(read({ digest })).not.toThrow();
  expect(read({ digest: 'abc' })).toThrow('LEDGER_ENTRY_INVALID');
  expect(read({ digest, issuer: 'CA' })).toThrow('ACT_UNKNOWN');
  expect(replayRefusal(acts.revocation())).toBeNull();
  expect(replayRefusal(acts.revocation('FEDCBA9876543210'))).toBe('LEDGER_CONTRADICTS');
});
