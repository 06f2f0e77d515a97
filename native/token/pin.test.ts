import pkcs11 from 'pkcs11js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../contract/errors/index.ts';
import { createFaultyHost, type FaultyHost, outcomeOfLogin } from '../../test/support/faulty-host.ts';

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

  const offer = (text: string | null, serial = world.personal) => outcomeOfLogin(world.host, serial, text);
  async function token(serial = world.personal) {
    const state = await world.host.handlers['token.state']({});
    return state.tokens.find((candidate) => candidate.serial === serial);
  }

  it('counts down as the token says: wrong, last try, locked', async () => {
    world.faults.set('pin-tries 3');
    expect((await token())?.pin).toBe('ok');
    expect(await offer('000000')).toBe('PIN_WRONG');
    expect((await token())?.pin).toBe('count-low');
    expect(await offer('000000')).toBe('PIN_LAST_TRY');
    expect((await token())?.pin).toBe('last-try');
    expect(await offer('000000')).toBe('PIN_LOCKED');
    expect((await token())?.pin).toBe('locked');
    expect(await offer('123456')).toBe('PIN_LOCKED');
  });

  it('with the right PIN at the last try opens the token and gives all tries back', async () => {
    world.faults.set('pin-tries 2');
    expect(await offer('000000')).toBe('PIN_LAST_TRY');
    expect(await offer('123456')).toBe('ok');
    expect(await token()).toMatchObject({ pin: 'ok', loggedIn: true });
  });

  it('does not ask a token that says it is locked or has no PIN', async () => {
    // Were C_Login reached, the code would be TOKEN_MODULE_FAILED.
    world.faults.set('pin-tries 1');
    expect(await offer('000000')).toBe('PIN_LOCKED');
    world.faults.set('pin-tries 1', `return C_Login ${pkcs11.CKR_GENERAL_ERROR}`);
    expect(await offer('123456')).toBe('PIN_LOCKED');
    world.faults.set(`pin-unset ${world.personal}`, `return C_Login ${pkcs11.CKR_GENERAL_ERROR}`);
    expect((await token())?.pin).toBe('not-initialised');
    expect(await offer('123456')).toBe('PIN_NOT_SET');
  });

  it.each<[number, ErrorCode]>([
    [pkcs11.CKR_PIN_INCORRECT, 'PIN_WRONG'],
    [pkcs11.CKR_PIN_INVALID, 'PIN_WRONG'],
    [pkcs11.CKR_PIN_LEN_RANGE, 'PIN_WRONG'],
    [pkcs11.CKR_PIN_LOCKED, 'PIN_LOCKED'],
    [pkcs11.CKR_PIN_EXPIRED, 'PIN_NOT_SET'],
    [pkcs11.CKR_USER_PIN_NOT_INITIALIZED, 'PIN_NOT_SET'],
    [pkcs11.CKR_DEVICE_REMOVED, 'TOKEN_REMOVED'],
    [pkcs11.CKR_TOKEN_NOT_PRESENT, 'TOKEN_REMOVED'],
    [pkcs11.CKR_SESSION_HANDLE_INVALID, 'TOKEN_REMOVED'],
    [pkcs11.CKR_USER_ALREADY_LOGGED_IN, 'TOKEN_MODULE_FAILED'],
    [pkcs11.CKR_DEVICE_ERROR, 'TOKEN_MODULE_FAILED'],
    [pkcs11.CKR_GENERAL_ERROR, 'TOKEN_MODULE_FAILED'],
    [0x8000_0001, 'TOKEN_MODULE_FAILED'],
  ])('that the module answers with %i ends as %s', async (value, outcome) => {
    world.faults.set(`return C_Login ${value}`);
    expect(await offer('123456')).toBe(outcome);
    expect((await token())?.loggedIn).toBe(false);
  });

  it.each([
    ['a letter an input method made', '12345ă'],
    ['the same letter in two code points', '12345ă'.normalize('NFD')],
    ['a control character', '12345\t'],
  ])('is refused before it costs a try with %s', async (_, text) => {
    world.faults.set('pin-tries 2');
    expect(await offer(text)).toBe('PIN_CHARACTERS');
    expect(await token()).toMatchObject({ pin: 'ok', loggedIn: false });
  });

  it('without the token is no wrong PIN, whatever the module calls it', async () => {
    world.faults.set(`absent ${world.personal}`);
    expect(await offer('123456')).toBe('TOKEN_ABSENT');
    world.faults.set(
      `return C_GetTokenInfo ${pkcs11.CKR_DEVICE_ERROR}`,
      `return C_Login ${pkcs11.CKR_PIN_INCORRECT}`,
    );
    expect(await offer('123456')).toBe('TOKEN_ABSENT');
    world.faults.set();
    expect((await token())?.pin).toBe('ok');
  });

  it('on a reader with a PIN pad carries no bytes', async () => {
    world.faults.set('pin-pad 123456');
    expect((await token())?.pinPad).toBe(true);
    expect(await offer(null)).toBe('ok');
    expect(await offer('999999')).toBe('ok');
    world.faults.set('pin-pad 000000');
    expect(await offer(null)).toBe('PIN_WRONG');
    world.faults.set('pin-pad 123456', `return C_Login ${pkcs11.CKR_FUNCTION_CANCELED}`);
    expect(await offer(null)).toBe('PIN_CANCELLED');
  });

  it('opens the token that was named and no other', async () => {
    expect(await offer('654321', world.organisation)).toBe('ok');
    expect((await token(world.personal))?.loggedIn).toBe(false);
    expect(await offer('654321', world.personal)).toBe('PIN_WRONG');
  });

  it('is not offered to either of two tokens that claim one serial number', async () => {
    world.faults.set(`serial ${world.organisation} ${world.personal}`);
    expect(await offer('123456')).toBe('TOKEN_NOT_LISTED');
    const state = await world.host.handlers['token.state']({});
    expect(state.tokens.map(({ listed }) => listed)).toEqual([false, false]);
    world.faults.set();
    for (const serial of [world.personal, world.organisation]) expect((await token(serial))?.pin).toBe('ok');
  });

  it('is not offered to a token under a foreign serial number', async () => {
    world.faults.set(`serial ${world.personal} FOREIGN-1`);
    expect(await offer('123456')).toBe('TOKEN_ABSENT');
    expect(await offer('123456', 'FOREIGN-1')).toBe('TOKEN_NOT_LISTED');
    world.faults.set();
    expect((await token())?.pin).toBe('ok');
  });
});
