import { expect, test } from 'vitest';
import { parseLedgerEntry } from '../../contract/ledger/act.ts';
import { acts, entryOf } from '../../test/support/honest-ledger.ts';
import { code } from '../../test/support/store.ts';

const read = (data: object) => () => parseLedgerEntry({ ...entryOf(acts.incident()), data });

test('an incident states an error code and at most the code of a record', () => {
  expect(read({ fault: 'CLOCK_BACKWARD' })).not.toThrow();
  expect(read({ fault: 'RECORD_CODE_SHARED', code: code(1) })).not.toThrow();
  expect(read({ fault: 'SOMETHING' })).toThrow('ACT_UNKNOWN');
  expect(read({ fault: 'RECORD_CODE_SHARED', code: 'HOP-BAN-MAT' })).toThrow('LEDGER_ENTRY_INVALID');
  expect(read({ fault: 'CLOCK_BACKWARD', note: 'Về việc' })).toThrow('ACT_UNKNOWN');
});
