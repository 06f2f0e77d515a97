import { readdirSync, readlinkSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../../contract/errors/index.ts';
import { readTerminalConfig } from '../../native/home.ts';
import { outgoingInput } from '../support/records.ts';
import { Site } from '../support/site.ts';
import type { TestTerminal } from '../support/terminal.ts';

let a: TestTerminal;
let clerk: string;
let seal: string;

beforeEach(async () => {
  a = (await Site.open({ endpoint: false, unlocked: [] })).a;
  const { token } = readTerminalConfig(a.home);
  clerk = token.personal[0] ?? '';
  seal = token.seal;
});

afterEach(() => void vi.restoreAllMocks());

const loggedIn = async (serial: string) =>
  (await a.tokens.state()).tokens.find((token) => token.serial === serial)?.loggedIn;

/** Nothing of what happened keeps the terminal from opening. */
async function opensAgain(): Promise<void> {
  await a.unlock();
  expect(a.view().phase).toBe('unlocked');
}

test('with the personal token pulled out, the organisation’s token is logged out too', async () => {
  await a.unlock();
  await a.openSeal();
  const state = await a.tokens.state();
  a.terminal.tokenChanged({ ...state, tokens: state.tokens.filter(({ serial }) => serial !== clerk) });
  await a.until(() => a.view().phase === 'locked');
  expect(a.view().lockedBecause).toBe('TOKEN_REMOVED');
  await a.until(async () => (await loggedIn(seal)) === false);
  await opensAgain();
});

test('an organisation’s token left open by somebody else is not taken over', async () => {
  await a.tokens.login(seal, a.agency.seal.pin);
  await expect(a.unlock()).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
  expect(await loggedIn(seal)).toBe(false);
  expect(a.view().phase).toBe('locked');
  await opensAgain();
});

test('a lock requested during an unlock locks', async () => {
  await a.tokens.login(clerk, a.agency.clerk.pin);
  const unlocking = a.handlers['control.unlock']({ serial: clerk });
  await a.handlers['control.lock']({ cause: 'idle' });
  await unlocking;
  expect(a.view()).toMatchObject({ phase: 'locked', lockedBecause: 'IDLE_LOCKED' });
  expect(await loggedIn(clerk)).toBe(false);
  await opensAgain();
});

test('the end of a lock can be waited for: a PIN given after it opens the terminal again', async () => {
  await a.unlock();
  const locking = a.handlers['session.lock']({});
  expect(a.view().phase).toBe('locked');
  await a.handlers['control.prepareUnlock']({ serial: clerk, typed: true });
  expect(await loggedIn(clerk)).toBe(false);
  await a.unlock();
  await locking;
  expect(a.view().phase).toBe('unlocked');
});

test('after an act windows are told once what they must read again', async () => {
  await a.unlock();
  a.changes.splice(0);
  await a.handlers['record.register']({ input: outgoingInput(1) });
  expect(a.changes).toEqual([['today', 'register', 'record', 'ledger']]);
});

test('a verification that is asked for again while one is in progress is that one', async () => {
  await a.unlock();
  const verdicts = await Promise.all(Array.from({ length: 50 }, () => a.handlers['ledger.verify']({})));
  expect(new Set(verdicts).size).toBe(1);
  expect(await a.handlers['ledger.verify']({})).not.toBe(verdicts[0]);
});

test('what arrives after a lock is taken in by the next session, and the lock is the last act of its own', async () => {
  const site = await Site.open();
  const { a: sender, b: receiver } = site;
  await receiver.until(() => receiver.view().link.state === 'online');
  const { code } = (await sender.handlers['record.register']({ input: outgoingInput(1) })).record;
  // The last signature of the session takes a while; meanwhile an envelope arrives.
  const sign = receiver.tokens.sign.bind(receiver.tokens);
  let issued = false;
  vi.spyOn(receiver.tokens, 'sign').mockImplementation(async (...asked) => {
    if (!issued) {
      issued = true;
      await sender.handlers['record.issue']({ code });
      await sender.until(async () =>
        (await sender.handlers['outbox.list']({ offset: 0, limit: 1 })).rows.some(
          ({ state }) => state === 'stored',
        ),
      );
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    return await sign(...asked);
  });
  await receiver.handlers['session.lock']({});
  expect(issued).toBe(true);
  await receiver.unlock();
  await receiver.until(async () => (await receiver.handlers['incoming.waiting']({})).total === 1);
  const { rows } = await receiver.handlers['ledger.page']({ before: null, limit: 50 });
  const acts = rows.map(({ act }) => act).reverse();
  expect(acts[acts.indexOf('lock') + 1]).toBe('unlock');
  expect(acts.indexOf('receive')).toBeGreaterThan(acts.lastIndexOf('unlock'));
  expect(await receiver.handlers['ledger.verify']({})).toMatchObject({ ok: true, firstFault: null });
});

test('a clock set back is written down by the end of the session', async () => {
  await a.unlock();
  const now = Date.now;
  vi.spyOn(Date, 'now').mockImplementation(() => now() - 60_000);
  await a.handlers['session.lock']({});
  vi.restoreAllMocks();
  await a.until(() => a.view().phase === 'locked');
  await a.unlock();
  const { rows } = await a.handlers['ledger.page']({ before: null, limit: 10 });
  const acts = rows.map(({ act }) => act);
  expect(acts[acts.indexOf('lock') + 1]).toBe('incident');
  expect(await a.handlers['ledger.verify']({})).toMatchObject({ ok: true, firstFault: null });
});

test('an act that waits for its turn is not written in a later session, which may be another person’s', async () => {
  await a.unlock();
  await a.openSeal();
  const { record } = await a.handlers['record.register']({ input: outgoingInput(1) });
  const other = await a.handlers['record.register']({ input: outgoingInput(2) });
  await a.handlers['ledger.checkpoint']({});
  const { promise, reject } = Promise.withResolvers<never>();
  const sign = vi.spyOn(a.tokens, 'sign').mockReturnValueOnce(promise);
  const failed = (asked: unknown) => Promise.resolve(asked).catch(({ code }: { code: string }) => code);
  const issuing = failed(a.handlers['record.issue']({ code: record.code }));
  const waiting = failed(a.handlers['record.cancel']({ code: other.record.code, reason: 'H01' }));
  await vi.waitFor(() => expect(sign).toHaveBeenCalled());
  a.terminal.tokenChanged({ module: 'ready', tokens: [] });
  await a.until(() => a.view().phase === 'locked');
  await a.unlock();
  reject(new AppError('TOKEN_NOT_ANSWERING'));
  expect(await issuing).toBe('TOKEN_NOT_ANSWERING');
  expect(await waiting).toBe('VAULT_LOCKED');
  expect((await a.handlers['record.page']({ code: other.record.code })).row.state).toBe('registered');
});

/** Whether this process, which is the core here, holds the store open. */
const holdsStore = (): boolean =>
  readdirSync('/proc/self/fd').some((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).startsWith(`${a.home}/store.db`);
    } catch {
      return false;
    }
  });

test.each(['person', 'idle', 'token-removed', 'shutdown'] as const)(
  'a lock closes the store though the token host does not answer: %s',
  async (cause) => {
    await a.unlock();
    await a.openSeal();
    const { record } = await a.handlers['record.register']({ input: outgoingInput(1) });
    expect(holdsStore()).toBe(true);
    const { pid } = a.tokens.process;
    if (pid === undefined) throw new Error('no token host');
    process.kill(pid, 'SIGSTOP');
    try {
      const issuing = Promise.resolve(a.handlers['record.issue']({ code: record.code })).catch(
        ({ code }: { code: string }) => code,
      );
      const began = performance.now();
      if (cause === 'person') await a.handlers['session.lock']({});
      else if (cause === 'idle') await a.handlers['control.lock']({ cause });
      else if (cause === 'shutdown') await a.handlers['control.stop']({});
      else a.terminal.tokenChanged({ module: 'ready', tokens: [] });
      expect(a.view().phase).toBe('locked');
      await a.until(() => !holdsStore(), 15_000);
      expect(performance.now() - began).toBeLessThan(12_000);
      process.kill(pid, 'SIGCONT');
      // The signature came too late: the act was not written and its sender is told.
      expect(await issuing).not.toHaveProperty('envelopes');
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    await opensAgain();
    const { row } = await a.handlers['record.page']({ code: record.code });
    expect(row.state).toBe('registered');
    expect(await a.handlers['ledger.verify']({})).toMatchObject({ ok: true, firstFault: null });
  },
);
