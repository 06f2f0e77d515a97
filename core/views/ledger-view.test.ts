import { expect, it } from 'vitest';
import { acts, entryOf, one, refused } from '../../test/support/honest-ledger.ts';
import { self } from '../../test/support/store.ts';
import { ledgerRow } from './ledger-view.ts';

it('a line of the ledger tells the body, the cause, the fault or the reasons that its act is about', () => {
  const told = (act: Parameters<typeof entryOf>[0]) => {
    const { body, cause, fault, reasons } = ledgerRow(entryOf(act), 0, self);
    return { body, cause, fault, reasons };
  };
  const none = { body: null, cause: null, fault: null, reasons: [] };
  expect(told(acts.enrol('X0001'))).toEqual({ ...none, body: 'X0001' });
  expect(told(acts.identify('X0001', 'H37'))).toEqual({ ...none, body: 'X0001' });
  expect(told(acts.separate('X0001', 'S02'))).toEqual({ ...none, body: 'X0001', reasons: ['S02'] });
  expect(told(acts.lock())).toEqual({ ...none, cause: 'idle' });
  expect(told(acts.incident())).toEqual({ ...none, fault: 'CLOCK_BACKWARD' });
  expect(told(acts.reject(null))).toEqual({ ...none, fault: 'SIGNATURE_INVALID' });
  expect(told(acts.refuse(refused, 13, ['R01', 'R02']))).toEqual({ ...none, reasons: ['R01', 'R02'] });
  expect(told(acts.register(one))).toEqual(none);
});
