import { expect, test } from 'vitest';
import { controlCodeFrom } from '../../contract/record/control-code.ts';
import { fc } from '../../test/support/random.ts';
import {
  formatCopies,
  formatNumber,
  readScanned,
  readScannedCode,
  shortDigest,
  showCode,
  showScanned,
} from './codes.ts';

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

test('a label names the code and the copy, or a copy of a copy; a stroke without a copy is none', () => {
  const code = '7K3Q-9XWP-2M4T-8';
  const sample = readScannedCode(showCode(controlCodeFrom(new Uint8Array(12).fill(7))));
  expect(readScannedCode(code)).toBeUndefined();
  const shown = sample === undefined ? '' : showCode(sample);
  expect(readScanned(shown)).toEqual({ code: sample });
  for (const [copy, read] of [
    ['02', '2'],
    ['2', '2'],
    ['120', '120'],
    ['02.1', '2.1'],
    ['002.010', '2.10'],
  ]) {
    expect(readScanned(`${shown}/${copy}`)).toEqual({ code: sample, copy: read });
    expect(readScanned(` ${shown.toLowerCase()}/${copy}\n`)).toEqual({ code: sample, copy: read });
  }
  for (const wrong of ['/', '/x', '/02/1', '/02.', '/1234'])
    expect(readScanned(`${shown}${wrong}`)).toBeUndefined();
});

test('a scanned copy is shown as on the label', () => {
  const [code] = [controlCodeFrom(new Uint8Array(12).fill(7))];
  expect(showScanned({ code })).toBe(showCode(code));
  const copies = ['2', '12', '120', '2.1', '12.3'].map((copy) => showScanned({ code, copy }).split('/')[1]);
  expect(copies).toEqual(['02', '12', '120', '02.1', '12.3']);
});
