import pkcs11 from 'pkcs11js';
import { expect, it } from 'vitest';
import { AppError } from '../../contract/errors/index.ts';
import type { TokenHostState, TokenInfo } from '../../contract/token/state.ts';
import { DriverHealth } from './driver-health.ts';
import { Pkcs11Failure } from './library.ts';

const token: TokenInfo = {
  serial: 'A1',
  label: '',
  reader: '',
  listed: true,
  loggedIn: false,
  pin: 'ok',
  pinPad: false,
  certificates: [],
};
const there: TokenHostState = { module: 'ready', tokens: [token] };
const empty: TokenHostState = { module: 'ready', tokens: [] };
const failed: TokenHostState = { module: 'failed', tokens: [] };

/** The look, counted from 1, at which the process is given up; undefined when it is not. */
function givenUp(...looks: TokenHostState[]): number | undefined {
  const health = new DriverHealth({ failed: 3, emptied: 4, empty: 6 });
  const index = looks.findIndex((state) => health.isStale(state));
  return index === -1 ? undefined : index + 1;
}
const times = (count: number, state: TokenHostState) => Array.from({ length: count }, () => state);

it('a process is given up soon after every token went, and seldom where there never was one', () => {
  expect(givenUp(there, ...times(9, empty))).toBe(5);
  expect(givenUp(...times(9, empty))).toBe(6);
});

it('a process is given up whose module keeps failing', () => {
  expect(givenUp(...times(9, failed))).toBe(3);
  expect(givenUp(failed, failed, empty, failed, failed, there)).toBeUndefined();
});

it('a process with a token is never given up, nor one whose module was refused', () => {
  expect(givenUp(...times(50, there))).toBeUndefined();
  expect(givenUp(...times(50, { module: 'wrong-digest', tokens: [] }))).toBeUndefined();
  expect(givenUp(there, empty, empty, empty, there, empty, empty, empty)).toBeUndefined();
});

const failedWith = (value: number) =>
  new AppError('TOKEN_MODULE_FAILED', { cause: new Pkcs11Failure('C_Sign', value) });
const limits = { failed: 3, emptied: 4, empty: 6 };
const loggedIn: TokenHostState = { module: 'ready', tokens: [{ ...token, loggedIn: true }] };

it('a process is given up whose last use of a token failed by its driver, once nobody is logged in', () => {
  const health = new DriverHealth(limits);
  health.failed(failedWith(pkcs11.CKR_GENERAL_ERROR));
  expect([health.isStale(loggedIn), health.isStale(there)]).toEqual([false, true]);
});

it.each([
  ['worked again', (health: DriverHealth) => health.worked()],
  ['was told to be gone', (health: DriverHealth) => health.isStale(empty)],
])('a process is kept when the token %s after such a failure', (_, then) => {
  const health = new DriverHealth(limits);
  health.failed(failedWith(pkcs11.CKR_DEVICE_ERROR));
  then(health);
  expect(health.isStale(there)).toBe(false);
});

it('a process is kept when what was asked was at fault', () => {
  const health = new DriverHealth(limits);
  for (const value of [pkcs11.CKR_PIN_INCORRECT, pkcs11.CKR_DEVICE_REMOVED, pkcs11.CKR_MECHANISM_INVALID]) {
    health.failed(failedWith(value));
  }
  expect(health.isStale(there)).toBe(false);
});
