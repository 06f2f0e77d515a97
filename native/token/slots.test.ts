import pkcs11 from 'pkcs11js';
import { describe, expect, it } from 'vitest';
import { fc } from '../../test/support/random.ts';
import { labelText, pinFlags, unpad } from './slots.ts';

describe('what a token says of itself', () => {
  it('is read without its padding, be it blanks or NULs', () => {
    expect(unpad('22490b8399f654a5')).toBe('22490b8399f654a5');
    expect(unpad('0123456789      ')).toBe('0123456789');
    expect(unpad('0123\0\0\0\0garbage!')).toBe('0123');
    expect(unpad(' '.repeat(16))).toBe('');
  });

  it('loses the rest of a letter in whose middle its label was cut', () => {
    const whole = Buffer.from(`${'x'.repeat(30)}ủy`);
    expect(labelText(whole.subarray(0, 32).toString())).toBe('x'.repeat(30));
    expect(labelText('Tỉnh ủy'.normalize('NFD').padEnd(32))).toBe('Tỉnh ủy');
  });

  it('never keeps a control character', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/\p{Cc}/u.test(unpad(text))));
  });

  it('of its PIN is reduced to the most serious flag', () => {
    const set = pkcs11.CKF_USER_PIN_INITIALIZED;
    expect(pinFlags(set)).toBe('ok');
    expect(pinFlags(0)).toBe('not-initialised');
    expect(pinFlags(set | pkcs11.CKF_USER_PIN_COUNT_LOW)).toBe('count-low');
    expect(pinFlags(set | pkcs11.CKF_USER_PIN_COUNT_LOW | pkcs11.CKF_USER_PIN_FINAL_TRY)).toBe('last-try');
    expect(pinFlags(set | pkcs11.CKF_USER_PIN_FINAL_TRY | pkcs11.CKF_USER_PIN_LOCKED)).toBe('locked');
  });
});
