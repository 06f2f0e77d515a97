import { describe, expect, it } from 'vitest';
import type { TokenInfo } from '../../contract/token/state.ts';
import { faultOf } from '../../test/support/registers.ts';
import { personalToken, requireOrganisationToken, requirePersonalToken } from './token-choice.ts';

const config = { module: '/m.so', digest: '0'.repeat(64), personal: ['A1', 'B2'], seal: 'S9' };
const token = (serial: string, change: Partial<TokenInfo> = {}): TokenInfo => ({
  serial,
  label: serial,
  reader: `reader of ${serial}`,
  listed: true,
  loggedIn: false,
  pin: 'ok',
  pinPad: false,
  certificates: [],
  ...change,
});
const ready = (...tokens: TokenInfo[]) => ({ module: 'ready' as const, tokens });

describe('the personal token', () => {
  const serialOf = (chosen: string | undefined, ...tokens: TokenInfo[]) =>
    personalToken(config, { tokens: ready(...tokens), chosen }).token?.serial;

  it('is the chosen one, else the first of the configuration, else one that is not listed', () => {
    expect(serialOf(undefined, token('B2'), token('A1'))).toBe('A1');
    expect(serialOf('B2', token('B2'), token('A1'))).toBe('B2');
    expect(serialOf('B2', token('A1'))).toBe('A1');
    expect(serialOf(undefined, token('S9'), token('X7'))).toBe('X7');
    expect(serialOf(undefined, token('S9'))).toBeUndefined();
  });
});

describe('an offered PIN', () => {
  const offer = (tokens: TokenInfo[], serial = 'A1', typed = true) =>
    faultOf(() =>
      requirePersonalToken(config, { tokens: ready(...tokens), chosen: undefined }, { serial, typed }),
    );

  it('goes to the token the person saw and to no other', () => {
    expect(offer([token('A1')])).toBe('accepted');
    expect(offer([token('B2')])).toBe('TOKEN_CHANGED');
    expect(offer([])).toBe('TOKEN_ABSENT');
    expect(offer([token('X7')], 'X7')).toBe('TOKEN_NOT_LISTED');
  });

  it('goes nowhere before the readers were looked at', () => {
    const atHand = { tokens: { module: 'reading' as const, tokens: [] }, chosen: undefined };
    expect(personalToken(config, atHand)).toEqual({ state: 'reading', token: undefined, fault: null });
    const offered = { serial: 'A1', typed: true };
    expect(faultOf(() => requirePersonalToken(config, atHand, offered))).toBe('TOKEN_ABSENT');
  });

  it('is needed unless the reader has a pad', () => {
    expect(offer([token('A1')], 'A1', false)).toBe('PIN_FORMAT');
    expect(offer([token('A1', { pinPad: true })], 'A1', false)).toBe('accepted');
  });

  it.each([
    ['missing', 'TOKEN_MODULE_MISSING'],
    ['wrong-digest', 'TOKEN_MODULE_UNTRUSTED'],
    ['exposed', 'TOKEN_MODULE_EXPOSED'],
    ['failed', 'TOKEN_MODULE_FAILED'],
  ] as const)('goes nowhere while the module is %s', (module, fault) => {
    const atHand = { tokens: { module, tokens: [] }, chosen: undefined };
    expect(faultOf(() => requirePersonalToken(config, atHand, { serial: 'A1', typed: true }))).toBe(fault);
  });
});

it("the organisation's token is opened if it is there and not open yet", () => {
  const required = (tokens: TokenInfo[], typed = true) =>
    requireOrganisationToken(config, ready(...tokens), typed)?.serial;
  expect(required([token('A1'), token('S9')])).toBe('S9');
  expect(required([token('S9', { loggedIn: true })], false)).toBeUndefined();
  expect(required([token('S9', { pinPad: true })], false)).toBe('S9');
  expect(faultOf(() => required([token('S9')], false))).toBe('PIN_FORMAT');
  expect(faultOf(() => required([token('A1')]))).toBe('SEAL_ABSENT');
});
