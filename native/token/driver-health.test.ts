import { expect, it } from 'vitest';
import type { TokenHostState, TokenInfo } from '../../contract/token/state.ts';
import { DriverHealth } from './driver-health.ts';

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
