import { expect, test } from 'vitest';
import { fc } from '../../test/support/random.ts';
import {
  ControlCode,
  checkCharacter,
  controlCodeFrom,
  formatControlCode,
  readControlCode,
} from './control-code.ts';

const codes = fc.uint8Array({ minLength: 12, maxLength: 12 }).map(controlCodeFrom);

test('ISO 7064 MOD 37,36 check character of the published example', () => {
  expect(checkCharacter('A12425GABC1234002')).toBe('M');
});

test('every code made is a valid code and reads back from the form people see', () => {
  fc.assert(
    fc.property(codes, (code) => {
      expect(ControlCode.parse(code)).toBe(code);
      expect(readControlCode(formatControlCode(code))).toBe(code);
      expect(readControlCode(formatControlCode(code).toLowerCase().replaceAll('-', ' '))).toBe(code);
    }),
  );
});

test('any one wrong character is noticed', () => {
  fc.assert(
    fc.property(codes, fc.nat(12), fc.nat(30), (code, position, shift) => {
      const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
      const old = code.charAt(position);
      const wrong = alphabet.charAt((alphabet.indexOf(old) + 1 + shift) % 32);
      fc.pre(wrong !== old);
      expect(ControlCode.safeParse(code.slice(0, position) + wrong + code.slice(position + 1)).success).toBe(
        false,
      );
    }),
  );
});
