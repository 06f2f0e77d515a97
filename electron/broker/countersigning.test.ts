import { beforeEach, describe, expect, it } from 'vitest';
import { AppError, type ErrorCode } from '../../contract/errors/index.ts';
import type { Countersigning, ShownForSigning } from '../../contract/ipc/countersign.ts';
import type { CoreLink } from './core-link.ts';
import { Countersignings, type PinWindowActions } from './countersigning.ts';

const person = 'P00000002';
const asked = { request: '00000000-0000-4000-8000-000000000001', person } as Countersigning;
const shown = {
  act: 'accept',
  person: { code: person, name: 'Người Mẫu' },
  token: { serial: 'B2' },
} as ShownForSigning;
const pin = () => Uint8Array.of(49, 50, 51, 52);

let calls: string[];
let page: PinWindowActions | undefined;
let isOpen: boolean;
let prepared: ShownForSigning | null;
let login: () => Promise<void>;
let signing: () => Promise<void>;
let all: Countersignings;

beforeEach(() => {
  calls = [];
  page = undefined;
  isOpen = false;
  prepared = shown;
  login = async () => undefined;
  signing = async () => undefined;
  const call = async (name: string, args: unknown) => {
    calls.push(name);
    if (name === 'control.prepareCountersign') return { shown: prepared };
    expect(args).toEqual({ asked, serial: 'B2' });
    await signing();
    return {};
  };
  all = new Countersignings({
    core: { call: call as CoreLink['call'] },
    tokens: {
      login: async (serial) => {
        calls.push(`login ${serial}`);
        await login();
      },
    },
    openWindow: (about, actions) => {
      expect(about).toBe(shown);
      page = actions;
      isOpen = true;
      return () => {
        if (isOpen) actions.closed();
        isOpen = false;
      };
    },
  });
});

const codeOf = (value: Promise<unknown>): Promise<ErrorCode | 'done'> =>
  value.then(
    () => 'done',
    (error: AppError) => error.code,
  );
const tick = () => new Promise((resolve) => setTimeout(resolve, 0));
/** Begins one; its window stands open. */
async function begun(): Promise<{ outcome: Promise<ErrorCode | 'done'>; window: PinWindowActions }> {
  const outcome = codeOf(all.run(asked));
  await tick();
  if (page === undefined) throw new Error('no window');
  return { outcome, window: page };
}
const refuses = (code: 'PIN_WRONG' | 'TOKEN_REMOVED' | 'OFFER_GONE' | 'VAULT_LOCKED') => () =>
  Promise.reject(new AppError(code));

describe('a countersigning', () => {
  it('is shown before a PIN is taken, and signed by the token that was shown', async () => {
    const { outcome, window } = await begun();
    expect(calls).toEqual(['control.prepareCountersign']);
    await window.sign(pin());
    expect(await outcome).toBe('done');
    expect([calls, isOpen]).toEqual([
      ['control.prepareCountersign', 'login B2', 'control.countersign'],
      false,
    ]);
  });

  it('opens no window for what was done before', async () => {
    prepared = null;
    expect(await codeOf(all.run(asked))).toBe('done');
    expect(page).toBeUndefined();
  });

  it('is one at a time', async () => {
    const { outcome, window } = await begun();
    expect(await codeOf(all.run(asked))).toBe('SESSION_WRONG_STATE');
    window.closed();
    expect(await outcome).toBe('COUNTERSIGN_CANCELLED');
    prepared = null;
    expect(await codeOf(all.run(asked))).toBe('done');
  });

  it('goes on after a wrong PIN, in the same window', async () => {
    const { outcome, window } = await begun();
    login = refuses('PIN_WRONG');
    expect(await codeOf(window.sign(pin()))).toBe('PIN_WRONG');
    expect(isOpen).toBe(true);
    login = async () => undefined;
    await window.sign(pin());
    expect(await outcome).toBe('done');
  });

  it.each([
    ['TOKEN_REMOVED', 'COUNTERSIGNER_ABSENT'],
    ['VAULT_LOCKED', 'VAULT_LOCKED'],
  ] as const)('ends with a login that fails as %s', async (code, told) => {
    const { outcome, window } = await begun();
    login = refuses(code);
    expect(await codeOf(window.sign(pin()))).toBe(told);
    expect([await outcome, isOpen, calls.includes('control.countersign')]).toEqual([told, false, false]);
  });

  it('ends with what the core refuses', async () => {
    const { outcome, window } = await begun();
    signing = refuses('OFFER_GONE');
    expect(await codeOf(window.sign(pin()))).toBe('OFFER_GONE');
    expect([await outcome, isOpen]).toEqual(['OFFER_GONE', false]);
  });

  it.each([
    ['the session ended', { phase: 'locked', countersigners: [] }, 'VAULT_LOCKED'],
    ['its token was pulled', { phase: 'unlocked', countersigners: ['P00000003'] }, 'COUNTERSIGNER_ABSENT'],
  ] as const)('takes no PIN any more once %s', async (_what, view, code) => {
    const { outcome, window } = await begun();
    all.sessionChanged({ phase: 'unlocked', countersigners: [person] });
    await tick();
    expect(isOpen).toBe(true);
    all.sessionChanged({ ...view, countersigners: [...view.countersigners] });
    expect([await outcome, isOpen]).toEqual([code, false]);
    expect(await codeOf(window.sign(pin()))).toBe(code);
    expect(calls).toEqual(['control.prepareCountersign']);
  });

  it('tells what was written, also where the window was closed meanwhile', async () => {
    const { outcome, window } = await begun();
    const { promise, resolve } = Promise.withResolvers<void>();
    signing = () => promise;
    const signed = window.sign(pin());
    await tick();
    window.closed();
    expect(await codeOf(window.sign(pin()))).toBe('COUNTERSIGN_CANCELLED');
    resolve();
    await signed;
    expect(await outcome).toBe('done');
  });

  it('is cancelled where the window was closed over a wrong PIN', async () => {
    const { outcome, window } = await begun();
    const { promise, reject } = Promise.withResolvers<void>();
    login = () => promise;
    const signed = codeOf(window.sign(pin()));
    await tick();
    window.closed();
    reject(new AppError('PIN_WRONG'));
    expect([await signed, await outcome]).toEqual(['PIN_WRONG', 'COUNTERSIGN_CANCELLED']);
  });
});
