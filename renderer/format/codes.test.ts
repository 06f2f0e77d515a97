import { expect, test } from 'vitest';
import { controlCodeFrom } from '../../contract/record/control-code.ts';
import { fc } from '../../test/support/random.ts';
import { formatCopies, formatNumber, readScannedCode, shortDigest, showCode } from './codes.ts';

const anyCode = fc.uint8Array({ minLength: 12, maxLength: 12 }).map((random) => controlCodeFrom(random));

test('a control code reads back from its printed form, from a label with a copy, and in small letters', () => {
  fc.assert(
    fc.property(anyCode, fc.integer({ min: 1, max: 99 }), (code, copy) => {
      expect(readScannedCode(showCode(code))).toBe(code);
      expect(readScannedCode(`${showCode(code)}/${copy}`)).toBe(code);
      expect(readScannedCode(`${showCode(code)}/02.1\n`)).toBe(code);
      expect(readScannedCode(` ${showCode(code).toLowerCase().replaceAll('-', ' ')} `)).toBe(code);
    }),
  );
});

test('one wrong character is noticed', () => {
  fc.assert(
    fc.property(anyCode, fc.integer({ min: 0, max: 11 }), (code, at) => {
      const other = code.charAt(at) === '7' ? '8' : '7';
      expect(readScannedCode(code.slice(0, at) + other + code.slice(at + 1))).toBeUndefined();
    }),
  );
});

test('numbers and copies are printed as in the registers', () => {
  expect(formatNumber(7, 'BC-UBND')).toBe('07/BC-UBND');
  expect(formatNumber(128, 'QĐ-UBND')).toBe('128/QĐ-UBND');
  expect(formatCopies([3, 1, 2, 7])).toBe('01–03, 07');
  expect(shortDigest(`${'0'.repeat(60)}abcd`)).toBe('00000000…0000abcd');
});
