import { expect, it } from 'vitest';
import { acts, entryOf, one } from '../../test/support/honest-ledger.ts';
import { self } from '../../test/support/store.ts';
import { ledgerRow } from './ledger-view.ts';

const noteOf = (act: Parameters<typeof entryOf>[0]) => ledgerRow(entryOf(act), 0, self).paper;

it('a line of the ledger tells how paper left, and on which day it came back or was missed', () => {
  expect(noteOf(acts.hand(one, ['G01', 'G02'], 3))).toEqual({
    to: ['G01', 'G02'],
    handed: { carrier: 'post', run: 7, envelopes: 3 },
    on: null,
    takesBack: null,
    copies: null,
  });
  const back = { to: ['G01'], handed: null, on: '2026-05-05', takesBack: null, copies: null };
  expect(noteOf(acts.slip(one, 'G01'))).toEqual(back);
  expect(noteOf(acts.decline(one, 'G01'))).toEqual(back);
  expect(noteOf(acts.lose(one, 'G01'))).toEqual(back);
  expect(noteOf(acts.register(one))).toBeNull();
  const again = { to: ['G01'], handed: null, on: null, takesBack: null, copies: [one.copies + 1] };
  expect(noteOf(acts.resend(one, 'G01', 'lost'))).toEqual(again);
  expect(noteOf(acts.resend(one, 'G01', 'refused'))).toEqual({ ...again, copies: null });
});
