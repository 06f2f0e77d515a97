import pkcs11 from 'pkcs11js';
import { describe, expect, it } from 'vitest';
import { fc } from '../../test/support/random.ts';
import { Pkcs11Failure } from './library.ts';
import { FailureLog } from './log.ts';
import { emptyToken } from './pkcs11.fixture.ts';
import { labelText, pinFlags, presentTokens, unpad } from './slots.ts';

describe('the slots', () => {
  const listed = (times: number, value: number) => {
    let left = times;
    const list = () => {
      left -= 1;
      if (left < 0) return [];
      throw new Pkcs11Failure('C_GetSlotList', value);
    };
    const failures = new FailureLog({ loaded: () => undefined, failed: () => undefined });
    return () => presentTokens({ ...emptyToken, C_GetSlotList: list }, failures, () => undefined);
  };

  it('are asked for again when one came between their number and their list', () => {
    expect(listed(2, pkcs11.CKR_BUFFER_TOO_SMALL)()).toEqual([]);
    expect(listed(3, pkcs11.CKR_BUFFER_TOO_SMALL)).toThrow('CKR_BUFFER_TOO_SMALL');
  });

  it('are not asked for again when the module fails', () => {
    expect(listed(1, pkcs11.CKR_GENERAL_ERROR)).toThrow('CKR_GENERAL_ERROR');
  });
});

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
