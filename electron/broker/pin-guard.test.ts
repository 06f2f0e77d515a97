import { beforeEach, expect, it } from 'vitest';
import { AppError, type ErrorCode } from '../../contract/errors/index.ts';
import type { PinFlags, TokenInfo } from '../../contract/token/state.ts';
import { PinGuard } from './pin-guard.ts';

const pin = () => Uint8Array.of(49, 50, 51, 52);
let now = 0;
let answer: ErrorCode | undefined;
let flags: PinFlags = 'ok';
let confirmed = true;
let asked: string[] = [];
let offered: [serial: string, at: number][] = [];
let guard: PinGuard;

beforeEach(() => {
  now = 0;
  answer = undefined;
  flags = 'ok';
  confirmed = true;
  asked = [];
  offered = [];
  guard = new PinGuard({
    async login(serial) {
      offered.push([serial, now]);
      if (answer !== undefined) throw new AppError(answer);
    },
    async state() {
      const token = { serial: '1111', pin: flags } as TokenInfo;
      return { module: 'ready', tokens: [token] };
    },
    async confirm(question) {
      asked.push(question);
      return confirmed;
    },
    now: () => now,
    async sleep(milliseconds) {
      now += milliseconds;
    },
  });
});

const code = (attempt: Promise<void>): Promise<string> =>
  attempt.then(
    () => 'ok',
    (error: AppError) => error.code,
  );

it('each wrong PIN of a token doubles the wait before its next; a right one ends it; other tokens do not wait', async () => {
  answer = 'PIN_WRONG';
  const attempts = Array.from({ length: 7 }, () => code(guard.login('1111', pin())));
  expect(await Promise.all(attempts)).toEqual(Array(7).fill('PIN_WRONG'));
  expect(offered.map(([, at]) => at)).toEqual([0, 1_000, 3_000, 7_000, 15_000, 31_000, 61_000]);
  answer = undefined;
  expect(await code(guard.login('2222', pin()))).toBe('ok');
  expect(offered.at(-1)).toEqual(['2222', 61_000]);
  expect(await code(guard.login('1111', pin()))).toBe('ok');
  expect(await code(guard.login('1111', pin()))).toBe('ok');
  expect(offered.slice(-2).map(([, at]) => at)).toEqual([91_000, 91_000]);
});

it('a token that is gone costs no wait', async () => {
  answer = 'TOKEN_REMOVED';
  await code(guard.login('1111', pin()));
  await code(guard.login('1111', pin()));
  expect(offered.map(([, at]) => at)).toEqual([0, 0]);
});

it('the last try is used only when somebody confirms it outside the page', async () => {
  flags = 'last-try';
  confirmed = false;
  expect(await code(guard.login('1111', pin()))).toBe('PIN_CANCELLED');
  expect(offered).toEqual([]);
  confirmed = true;
  expect(await code(guard.login('1111', pin()))).toBe('ok');
  expect(asked).toEqual(['lastTry', 'lastTry']);
  expect(offered).toHaveLength(1);
});

it('after two wrong PINs in a row each is asked about, whatever the token says, until one is right or it is locked', async () => {
  answer = 'PIN_WRONG';
  await code(guard.login('1111', pin()));
  await code(guard.login('1111', pin()));
  expect(asked).toEqual([]);
  confirmed = false;
  expect(await code(guard.login('1111', pin()))).toBe('PIN_CANCELLED');
  expect(asked).toEqual(['manyTries']);
  expect(offered).toHaveLength(2);
  confirmed = true;
  answer = 'PIN_LOCKED';
  await code(guard.login('1111', pin()));
  expect(asked).toEqual(['manyTries', 'manyTries']);
  answer = undefined;
  expect(await code(guard.login('1111', pin()))).toBe('ok');
  expect(asked).toHaveLength(2);
  answer = 'PIN_WRONG';
  await code(guard.login('1111', pin()));
  await code(guard.login('1111', pin()));
  expect(asked).toHaveLength(2);
});
