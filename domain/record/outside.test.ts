import { expect, test } from 'vitest';
import { loadLaw } from '../../core/law/law.ts';
import { directory } from '../../test/support/honest-ledger.ts';
import { isNumberOfIssuer, isOutside, outsideCodeAfter, withOutside } from './outside.ts';

test('a number outside the directory is never a code of the directory', () => {
  expect(['X0001', 'X9999'].map(isOutside)).toEqual([true, true]);
  expect(['X0000', 'X00', 'X00.01', 'X001', 'X00001', 'G01'].map(isOutside)).toEqual(
    Array.from({ length: 6 }, () => false),
  );
  expect([outsideCodeAfter(0), outsideCodeAfter(41)]).toEqual(['X0001', 'X0042']);
});

test("a number in a record of another issuer is its terminal's, and a code of the directory nobody's", () => {
  const whose = (recipient: string, issuer: string) => isNumberOfIssuer(recipient, { issuer }, 'G01');
  expect([
    whose('X0001', 'G02'),
    whose('X0001', 'X0002'),
    whose('X0001', 'G01'),
    whose('G03', 'G02'),
  ]).toEqual([true, true, false, false]);
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
