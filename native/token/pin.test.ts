import pkcs11 from 'pkcs11js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PinOutcome } from '../../contract/token/state.ts';
import { createFaultyHost, type FaultyHost } from '../../test/support/faulty-host.ts';

describe('a login', () => {
  let world: FaultyHost;
  beforeAll(async () => {
    world = await createFaultyHost();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    world.faults.set();
    for (const serial of [world.personal, world.organisation]) world.faults.forgetTries(serial);
    // SoftHSM says count-low from a wrong PIN until the next right one.
    expect(await offer('123456', world.personal)).toBe('ok');
    expect(await offer('654321', world.organisation)).toBe('ok');
    await world.host.handlers['token.logout']({});
  });

  async function offer(text: string | null, serial = world.personal): Promise<PinOutcome> {
    const pin = text === null ? null : new TextEncoder().encode(text);
    return (await world.host.handlers['token.login']({ serial, pin })).outcome;
  }
  async function token(serial = world.personal) {
    const state = await world.host.handlers['token.state']({});
    return state.tokens.find((candidate) => candidate.serial === serial);
  }

  it('counts down as the token says: wrong, last try, locked', async () => {
    world.faults.set('pin-tries 3');
    expect((await token())?.pin).toBe('ok');
    expect(await offer('000000')).toBe('wrong');
    expect((await token())?.pin).toBe('count-low');
    expect(await offer('000000')).toBe('last-try');
    expect((await token())?.pin).toBe('last-try');
    expect(await offer('000000')).toBe('locked');
    expect((await token())?.pin).toBe('locked');
    expect(await offer('123456')).toBe('locked');
  });

  it('with the right PIN at the last try opens the token and gives all tries back', async () => {
    world.faults.set('pin-tries 2');
    expect(await offer('000000')).toBe('last-try');
    expect(await offer('123456')).toBe('ok');
    expect(await token()).toMatchObject({ pin: 'ok', loggedIn: true });
  });

  it('does not ask a token that says it is locked or has no PIN', async () => {
    // Were C_Login reached, the outcome would be module-failed.
    world.faults.set('pin-tries 1');
    expect(await offer('000000')).toBe('locked');
    world.faults.set('pin-tries 1', `return C_Login ${pkcs11.CKR_GENERAL_ERROR}`);
    expect(await offer('123456')).toBe('locked');
    world.faults.set(`pin-unset ${world.personal}`, `return C_Login ${pkcs11.CKR_GENERAL_ERROR}`);
    expect((await token())?.pin).toBe('not-initialised');
    expect(await offer('123456')).toBe('locked');
  });

  it.each<[number, PinOutcome]>([
    [pkcs11.CKR_PIN_INCORRECT, 'wrong'],
    [pkcs11.CKR_PIN_INVALID, 'wrong'],
    [pkcs11.CKR_PIN_LEN_RANGE, 'wrong'],
    [pkcs11.CKR_PIN_LOCKED, 'locked'],
    [pkcs11.CKR_PIN_EXPIRED, 'locked'],
    [pkcs11.CKR_DEVICE_REMOVED, 'removed'],
    [pkcs11.CKR_TOKEN_NOT_PRESENT, 'removed'],
    [pkcs11.CKR_SESSION_HANDLE_INVALID, 'removed'],
    [pkcs11.CKR_USER_ALREADY_LOGGED_IN, 'module-failed'],
    [pkcs11.CKR_DEVICE_ERROR, 'module-failed'],
    [pkcs11.CKR_GENERAL_ERROR, 'module-failed'],
    [0x8000_0001, 'module-failed'],
  ])('that the module answers with %i ends as %s', async (value, outcome) => {
    world.faults.set(`return C_Login ${value}`);
    expect(await offer('123456')).toBe(outcome);
    expect((await token())?.loggedIn).toBe(false);
  });

  it('without the token is no wrong PIN, whatever the module calls it', async () => {
    world.faults.set(`absent ${world.personal}`);
    expect(await offer('123456')).toBe('removed');
    world.faults.set(
      `return C_GetTokenInfo ${pkcs11.CKR_DEVICE_ERROR}`,
      `return C_Login ${pkcs11.CKR_PIN_INCORRECT}`,
    );
    expect(await offer('123456')).toBe('removed');
    world.faults.set();
    expect((await token())?.pin).toBe('ok');
  });

  it('on a reader with a PIN pad carries no bytes', async () => {
    world.faults.set('pin-pad 123456');
    expect((await token())?.pinPad).toBe(true);
    expect(await offer(null)).toBe('ok');
    expect(await offer('999999')).toBe('ok');
    world.faults.set('pin-pad 000000');
    expect(await offer(null)).toBe('wrong');
    world.faults.set('pin-pad 123456', `return C_Login ${pkcs11.CKR_FUNCTION_CANCELED}`);
    await expect(offer(null)).rejects.toMatchObject({ code: 'PIN_CANCELLED' });
  });

  it('opens the token that was named and no other', async () => {
    expect(await offer('654321', world.organisation)).toBe('ok');
    expect((await token(world.personal))?.loggedIn).toBe(false);
    expect(await offer('654321', world.personal)).toBe('wrong');
  });

  it('is not offered to either of two tokens that claim one serial number', async () => {
    world.faults.set(`serial ${world.organisation} ${world.personal}`);
    expect(await offer('123456')).toBe('not-listed');
    const state = await world.host.handlers['token.state']({});
    expect(state.tokens.map(({ listed }) => listed)).toEqual([false, false]);
    world.faults.set();
    for (const serial of [world.personal, world.organisation]) expect((await token(serial))?.pin).toBe('ok');
  });

  it('is not offered to a token under a foreign serial number', async () => {
    world.faults.set(`serial ${world.personal} FOREIGN-1`);
    expect(await offer('123456')).toBe('removed');
    expect(await offer('123456', 'FOREIGN-1')).toBe('not-listed');
    world.faults.set();
    expect((await token())?.pin).toBe('ok');
  });
});
