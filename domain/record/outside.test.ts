import { expect, test } from 'vitest';
import { loadLaw } from '../../core/law/law.ts';
import { directory } from '../../test/support/honest-ledger.ts';
import { isOutside, outsideCodeAfter, withOutside } from './outside.ts';

test('a number outside the directory is never a code of the directory', () => {
  expect(['X0001', 'X9999'].map(isOutside)).toEqual([true, true]);
  expect(['X0000', 'X00', 'X00.01', 'X001', 'X00001', 'G01'].map(isOutside)).toEqual(
    Array.from({ length: 6 }, () => false),
  );
  expect([outsideCodeAfter(0), outsideCodeAfter(41)]).toEqual(['X0001', 'X0042']);
});

test('bodies outside the directory are found beside those in it, list nobody and bear the mark of their kind', () => {
  const known = { code: 'X0001', kind: 'B08', organisation: null };
  const whole = withOutside(
    directory,
    { outsideBody: (code) => (code === 'X0001' ? known : undefined) },
    loadLaw('2026-06-15'),
  );
  expect(whole.organisation('X0001')).toMatchObject({ code: 'X0001', persons: [], notationParts: ['DN'] });
  expect(whole.organisation('X0002')).toBeUndefined();
  expect(whole.organisation('G01')).toEqual(directory.organisation('G01'));
  expect(whole.person('X0001', 'P00000001')).toBeUndefined();
});
