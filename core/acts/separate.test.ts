import { expect, test } from 'vitest';
import { acts, projected, replayRefusal } from '../../test/support/honest-ledger.ts';

const { enrol, identify, separate } = acts;

test('only a body that is joined is separated, with a reason of the catalogue', () => {
  const joined = [enrol('X0001'), identify('X0001', 'G01')];
  expect(replayRefusal(separate('X0001'))).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(enrol('X0001'), separate('X0001'))).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(...joined, separate('X0001'))).toBeNull();
  expect(replayRefusal(...joined, separate('X0001'), separate('X0001'))).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(...joined, separate('X0001', 'S99'))).toBe('CATALOGUE_CODE_UNKNOWN');
});

test('then it is open again, and can be joined to the right one', () => {
  expect(projected(separate('X0001'))).toEqual([
    { change: 'join-outside', code: 'X0001', organisation: null },
  ]);
  const mended = [identify('X0001', 'G01'), separate('X0001'), identify('X0001', 'H37')];
  expect(replayRefusal(enrol('X0001'), ...mended)).toBeNull();
});
