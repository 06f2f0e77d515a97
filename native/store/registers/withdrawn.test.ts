import { beforeEach, expect, test } from 'vitest';
import type { Act } from '../../../contract/ledger/act.ts';
import { rebuildRegisters } from '../../../core/acts/engine/rebuild.ts';
import type { Store } from '../../../core/ports/store.ts';
import { acts } from '../../../test/support/honest-ledger.ts';
import { append, outgoing, self, temporaryStore } from '../../../test/support/store.ts';

let store: Store;
let hour: number;
beforeEach(() => {
  const opened = temporaryStore();
  store = opened.store;
  hour = 0;
  for (const act of [acts.register(record), acts.issue(record, 30)]) write(act);
  return opened.remove;
});

const record = outgoing(1, { recipients: ['G01', 'H37'], copies: 3 });
const write = (act: Act) => append(store, act, `2026-05-05T${String(hour++).padStart(2, '0')}:00:00.000Z`);
const days = { due: '2026-12-31', return: '', protectionFrom: '', protection: '' };
const before = '2026-06-01T00:00:00.000Z';
const standing = () => ({
  progress: store.registers.get(record)?.progress,
  silent: store.registers.silent(before, 9).map(({ silent }) => silent),
  back: store.registers.refused(9).map(({ by, reasons, withdrawn }) => ({ by, reasons, withdrawn })),
  total: store.registers.workTotals(days, before).refused,
});
const nobody = {
  progress: { entered: 0, refused: 0, silent: 2 },
  silent: [['G01', 'H37']],
  back: [],
  total: 0,
};
const withdrawn = {
  progress: { entered: 0, refused: 1, silent: 1 },
  silent: [['H37']],
  back: [{ by: 'G01', reasons: [], withdrawn: true }],
  total: 1,
};

test('a recipient whose envelope was withdrawn is one to send to again, and no one to wait for; a rebuild agrees', () => {
  write(acts.withdraw(30));
  expect(standing()).toEqual(withdrawn);
  expect(store.registers.recipients(record)).toMatchObject([
    { organisation: 'G01', status: null, at: null, withdrawn: '2026-05-05T02:00:00.000Z' },
    { organisation: 'H37', withdrawn: null },
  ]);
  expect(rebuildRegisters(store, self)).toBe(false);
  write(acts.settle(record));
  expect(standing()).toEqual({ ...withdrawn, silent: [], back: [], total: 0 });
});

test('it is waited for once more when the record goes again, on the wire and on paper', () => {
  write(acts.withdraw(30));
  write(acts.resend(record, 'G01', 'withdrawn', 40));
  expect(standing()).toEqual(nobody);
  write(acts.withdraw(40));
  expect(standing()).toEqual(withdrawn);
  write(acts.resend(record, 'G01', 'withdrawn'));
  expect(standing()).toEqual(nobody);
  expect(store.registers.toHand(9).map(({ to }) => to)).toEqual([['G01']]);
  expect(rebuildRegisters(store, self)).toBe(false);
});

test('an envelope that had gone after all is as if it was never withdrawn', () => {
  write(acts.withdraw(30));
  write(acts.deliver(30, 'G01'));
  expect(standing()).toEqual(nobody);
  write(acts.withdraw(31));
  write(acts.status(record, 'H37', '03', 31));
  expect(standing()).toEqual({
    progress: { entered: 1, refused: 0, silent: 1 },
    silent: [['G01']],
    back: [],
    total: 0,
  });
  expect(rebuildRegisters(store, self)).toBe(false);
});

test('a recipient that refuses an envelope that had gone, and then takes the one that went again, has the copies', () => {
  write(acts.withdraw(30));
  write(acts.resend(record, 'G01', 'withdrawn', 40));
  write(acts.status(record, 'G01', '02', 30));
  const copies = () =>
    store.registers.copies(record).flatMap(({ holder, state }) => (holder === 'G01' ? [state] : []));
  expect(copies()).toEqual(['refused']);
  expect(standing()).toMatchObject({ total: 1, back: [{ by: 'G01', reasons: ['R01'], withdrawn: false }] });
  write(acts.status(record, 'G01', '01', 40));
  expect(copies()).toEqual(['sent']);
  expect(standing()).toEqual(nobody);
  write(acts.status(record, 'G01', '03', 40));
  expect(copies()).toEqual(['received']);
  expect(rebuildRegisters(store, self)).toBe(false);
});

test('what happens to the former envelope changes nothing once another went; nor does one that carries an answer', () => {
  write(acts.withdraw(30));
  write(acts.resend(record, 'G01', 'withdrawn', 40));
  write(acts.deliver(30, 'G01'));
  write(acts.withdraw(90));
  expect(standing()).toEqual(nobody);
  expect(rebuildRegisters(store, self)).toBe(false);
});
