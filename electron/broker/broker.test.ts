import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../contract/errors/index.ts';
import type { HandOverSigning } from '../../contract/ipc/countersign.ts';
import { BrokerWorld, handOver } from '../../test/support/broker-world.ts';

let world: BrokerWorld;
beforeEach(async () => {
  world = new BrokerWorld();
  await until(() => world.events.length > 0);
});
afterEach(async () => {
  await world.broker.stop();
});

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
}
const pinOf = (...bytes: number[]) => Uint8Array.from(bytes);
const code = (value: Promise<unknown> | unknown) =>
  Promise.resolve(value).then(
    () => 'ok',
    (error: unknown) => (error instanceof AppError ? error.code : 'not an AppError'),
  );

describe('unlock', () => {
  it('brings the PIN to the token host, then opens the vault', async () => {
    const pin = pinOf(49, 50, 51, 52);
    expect(await world.broker.sessionHandlers()['session.unlock']({ serial: '1111', pin })).toEqual({});
    expect(world.calls).toEqual(['control.prepareUnlock', 'login 1111', 'control.unlock']);
    expect(world.pins).toEqual([[49, 50, 51, 52]]);
  });

  it.each([
    new AppError('PIN_WRONG', { detail: { triesLeft: 2 } }),
    new AppError('PIN_LAST_TRY'),
    new AppError('PIN_LOCKED'),
    new AppError('TOKEN_REMOVED'),
    new AppError('TOKEN_MODULE_FAILED'),
  ])('hands on the error and leaves the vault shut: $code', async (refusal) => {
    world.refusal = refusal;
    const unlocking = async () =>
      world.broker.sessionHandlers()['session.unlock']({ serial: '1111', pin: pinOf(49, 50, 51, 52) });
    const { code: refused, detail } = refusal;
    await expect(unlocking()).rejects.toMatchObject({ code: refused, detail });
    expect(world.calls).toEqual(['control.prepareUnlock', 'login 1111']);
  });

  it('leaves no token open when the vault does not open', async () => {
    world.unlock = () => Promise.reject(new AppError('VAULT_NOT_AUTHORISED'));
    const pin = pinOf(49, 50, 51, 52);
    expect(await code(world.broker.sessionHandlers()['session.unlock']({ serial: '1111', pin }))).toBe(
      'VAULT_NOT_AUTHORISED',
    );
    expect(world.calls).toEqual(['control.prepareUnlock', 'login 1111', 'control.unlock', 'logout']);
  });

  it('brings no PIN to the token host that the core does not let through', async () => {
    world.refusedByCore = new AppError('TOKEN_CHANGED');
    const unlock = world.broker.sessionHandlers()['session.unlock'];
    expect(await code(unlock({ serial: '1111', pin: pinOf(49, 50, 51, 52) }))).toBe('TOKEN_CHANGED');
    expect(world.calls).toEqual([]);
    expect(world.pins).toEqual([]);
  });

  it('refuses a second one meanwhile', async () => {
    const { unlock } = { unlock: world.broker.sessionHandlers()['session.unlock'] };
    const first = unlock({ serial: '1111', pin: pinOf(1, 2, 3, 4) });
    expect(await code(unlock({ serial: '1111', pin: pinOf(1, 2, 3, 4) }))).toBe('SESSION_WRONG_STATE');
    await first;
  });
});

describe("the organisation's token", () => {
  it('is opened under the serial number that the core names', async () => {
    const open = world.broker.sessionHandlers()['seal.open'];
    expect(await open({ pin: pinOf(53, 54, 55, 56) })).toEqual({});
    expect(world.calls).toEqual(['login 2222']);
  });

  it('gets no PIN when it is open, or when the core refuses', async () => {
    const open = world.broker.sessionHandlers()['seal.open'];
    world.organisationToken = null;
    expect(await open({ pin: pinOf(53, 54, 55, 56) })).toEqual({});
    world.refusedByCore = new AppError('VAULT_LOCKED');
    expect(await code(open({ pin: pinOf(53, 54, 55, 56) }))).toBe('VAULT_LOCKED');
    expect(world.calls).toEqual([]);
  });
});

describe('a countersigning', () => {
  const asked: HandOverSigning = {
    request: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
    shown: { issuer: 'H37.01', code: handOver.record.code, copies: [1], from: 'desk', offer: 4 },
    deed: { act: 'accept', to: handOver.person.code },
    person: handOver.person.code,
  };
  const begin = () => code(world.broker.sessionHandlers()['custody.countersign'](asked));

  it('brings the PIN of main’s own window to the token that the core named', async () => {
    world.view = { ...world.view, phase: 'unlocked', countersigners: [asked.person] };
    const outcome = begin();
    await until(() => world.pinWindow !== undefined);
    await world.pinWindow?.sign(pinOf(49, 50, 51, 52));
    expect(await outcome).toBe('ok');
    expect(world.calls).toEqual(['show accept 3333', 'login 3333', 'control.countersign', 'close']);
    expect(world.pins).toEqual([[49, 50, 51, 52]]);
  });

  it('ends with the session', async () => {
    const outcome = begin();
    await until(() => world.pinWindow !== undefined);
    await world.broker.view();
    expect(await outcome).toBe('VAULT_LOCKED');
    expect(world.calls).toEqual(['show accept 3333', 'close']);
  });

  it('ends with the core', async () => {
    const outcome = begin();
    await until(() => world.pinWindow !== undefined);
    world.core()?.kill();
    expect(await outcome).toBe('VAULT_LOCKED');
  });
});

describe('a core that is killed', () => {
  it('fails what was pending as lost, ends the logins, and comes back locked with the reason', async () => {
    world.view = { ...world.view, phase: 'unlocked' };
    const pending = code(world.broker.coreHandlers()['ledger.checkpoint']({}));
    await world.broker.view();
    world.view = { ...world.view, phase: 'locked' };
    world.events.length = 0;
    world.core()?.kill();
    expect(await pending).toBe('CORE_LOST');
    await until(() => world.events.length === 2);
    expect(world.events.map(({ phase, lockedBecause }) => [phase, lockedBecause])).toEqual([
      ['starting', 'CORE_LOST'],
      ['locked', 'CORE_LOST'],
    ]);
    expect(world.calls).toContain('logout');
    expect(world.launched).toHaveLength(3);
  });

  it('is forgotten as a reason after the next unlock', async () => {
    world.core()?.kill();
    await until(() => world.events.length === 3);
    expect((await world.broker.view()).lockedBecause).toBe('CORE_LOST');
    world.view = { ...world.view, phase: 'unlocked' };
    expect((await world.broker.view()).lockedBecause).toBeNull();
    world.view = { ...world.view, phase: 'locked' };
    expect((await world.broker.view()).lockedBecause).toBeNull();
  });

  it('lets requests that come meanwhile wait for the next one', async () => {
    world.core()?.kill();
    await until(() => world.events.length >= 2);
    expect(await code(world.broker.coreHandlers()['session.lock']({}))).toBe('ok');
  });
});

describe('a token host that is killed', () => {
  it('is told to the core, restarted and joined to it again', async () => {
    world.launched[0]?.kill();
    await until(() => world.lostTokens >= 1 && world.launched.length >= 3);
    const pin = pinOf(49, 50, 51, 52);
    expect(await world.broker.sessionHandlers()['session.unlock']({ serial: '1111', pin })).toEqual({});
    expect(world.lostTokens).toBe(1);
  });
});

describe('a token host whose driver does not return', () => {
  const never = () => new Promise<Record<string, never>>(() => {});
  // With the waits of the product: test/timeouts/hanging-driver.test.ts.
  beforeEach(async () => {
    await world.broker.stop();
    world = new BrokerWorld({ graceMs: 100, logoutMs: 150, abortMs: 20 });
    await until(() => world.events.length > 0);
  });

  it('is ended after the limit of its phase, told to the core, started anew, and explained until an unlock', async () => {
    world.view = { ...world.view, lockedBecause: 'TOKEN_HOST_LOST' };
    world.phase('sign');
    await until(() => world.lostTokens === 1 && world.launched.length === 3);
    expect((await world.broker.view()).lockedBecause).toBe('TOKEN_NOT_ANSWERING');
    world.view = { ...world.view, phase: 'unlocked', lockedBecause: null };
    expect((await world.broker.view()).lockedBecause).toBeNull();
    world.view = { ...world.view, phase: 'locked' };
    expect((await world.broker.view()).lockedBecause).toBeNull();
  });

  it('fails a login with a code that says so', async () => {
    world.login = async () => {
      world.phase('login');
      return never();
    };
    const pin = pinOf(49, 50, 51, 52);
    expect(await code(world.broker.sessionHandlers()['session.unlock']({ serial: '1111', pin }))).toBe(
      'TOKEN_NOT_ANSWERING',
    );
  });

  it('is waited for without a limit while a person is at the PIN pad', async () => {
    world.phase('sign');
    world.phase('pin-pad');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(world.launched).toHaveLength(2);
  });

  it('that does not log out is ended before another core starts', async () => {
    world.logout = never;
    world.core()?.kill();
    await until(() => world.launched.length === 4);
    expect(world.lostTokens).toBe(1);
    world.logout = async () => ({});
  });

  it('does not keep the terminal from ending', async () => {
    world.logout = never;
    const began = performance.now();
    await world.broker.stop();
    expect(performance.now() - began).toBeLessThan(5_000);
    world.logout = async () => ({});
  });
});

describe('more acts than a person does', () => {
  const rebuild = () => code(world.broker.coreHandlers()['ledger.rebuild']({}));

  it('go on when the person says so in a box of main, asked once for all', async () => {
    world.tooFast = true;
    expect(await Promise.all([rebuild(), rebuild(), rebuild()])).toEqual(['ok', 'ok', 'ok']);
    expect(world.calls).toEqual(['confirm manyActs']);
  });

  it('lock the terminal otherwise', async () => {
    world.tooFast = true;
    world.goesOn = false;
    expect(await rebuild()).toBe('ACTS_TOO_FAST');
    expect(world.calls).toEqual(['confirm manyActs', 'control.lock']);
  });

  it.each([true, false])(
    'are none of the session that is open when the answer comes late: %s',
    async (answer) => {
      const { promise, resolve } = Promise.withResolvers<boolean>();
      world.goesOn = promise;
      const show = async (phase: 'locked' | 'unlocked') => {
        world.view = { ...world.view, phase };
        await world.broker.view();
      };
      await show('unlocked');
      world.tooFast = true;
      const asked = rebuild();
      await until(() => world.calls.includes('confirm manyActs'));
      await show('locked');
      await show('unlocked');
      world.tooFast = false;
      resolve(answer);
      expect(await asked).toBe('VAULT_LOCKED');
      expect(world.calls).toEqual(['confirm manyActs']);
    },
  );
});

it('asks the person when more is on its way to the core than anybody asks for at once, and passes none of it on', async () => {
  world.view = { ...world.view, phase: 'unlocked' };
  world.core()?.kill();
  await until(() => world.events.at(-1)?.phase === 'unlocked');
  world.calls.splice(0);
  const handlers = world.broker.coreHandlers();
  // Never answered by the core of this world.
  const checkpoint = () => Promise.resolve(handlers['ledger.checkpoint']({})).catch(() => undefined);
  for (let count = 0; count < 256; count += 1) void checkpoint();
  world.goesOn = false;
  const outcomes = await Promise.all(Array.from({ length: 50 }, () => code(handlers['today.view']({}))));
  expect(new Set(outcomes)).toEqual(new Set(['ACTS_TOO_FAST']));
  await until(() => world.calls.includes('control.lock'));
  expect(world.calls).toEqual(['confirm manyActs', 'control.lock']);
});

describe('the end', () => {
  it('lets the core finish, logs out, and starts nothing again', async () => {
    await world.broker.stop();
    expect(world.calls).toEqual(['control.stop', 'logout']);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(world.launched).toHaveLength(2);
  });

  it('does not wait for a core that dies on the way', async () => {
    const stopping = world.broker.stop();
    world.core()?.kill();
    await expect(stopping).resolves.toBeUndefined();
  });
});
