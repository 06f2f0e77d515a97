import { verify } from 'node:crypto';
import pkcs11 from 'pkcs11js';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFaultyHost, type FaultyHost } from '../../test/support/faulty-host.ts';

const data = new TextEncoder().encode('7K3Q-9XWP-2M4T-8');

describe('a token at work', () => {
  let world: FaultyHost;
  beforeAll(async () => {
    world = await createFaultyHost(20);
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    world.faults.set();
    const { handlers } = world.host;
    for (const [serial, pin] of [
      [world.personal, '123456'],
      [world.organisation, '654321'],
    ] as const) {
      await handlers['token.login']({ serial, pin: new TextEncoder().encode(pin) });
    }
    world.states.length = 0;
  });

  const sign = (serial = world.personal) =>
    world.host.handlers['token.sign']({
      serial,
      keyId: serial === world.personal ? '01' : '0a',
      mechanism: serial === world.personal ? 'ecdsa-sha256' : 'rsa-pkcs1-sha256',
      data,
    });
  const told = (serial: string) =>
    world.states.map((state) => state.tokens.find((token) => token.serial === serial)?.loggedIn ?? 'gone');

  it('is told as gone when it is pulled out, and is locked when it comes back', async () => {
    world.faults.set(`absent ${world.personal}`);
    await vi.waitFor(() => expect(told(world.personal)).toEqual(['gone']));
    expect(told(world.organisation)).toEqual([true]);
    world.faults.set();
    await vi.waitFor(() => expect(told(world.personal)).toEqual(['gone', false]));
    await expect(sign()).rejects.toMatchObject({ code: 'TOKEN_NOT_LOGGED_IN' });
    const { signature } = await sign(world.organisation);
    expect(verify('sha256', data, world.folder.publicKey(1, '0a'), signature)).toBe(true);
  });

  it('is told as gone even when it was back before the next look', async () => {
    world.faults.set('replug 1');
    await vi.waitFor(() => expect(told(world.personal)).toEqual(['gone', false]));
  });

  it('that is pulled out under a signature gives TOKEN_REMOVED, then TOKEN_ABSENT', async () => {
    world.faults.set('absent all');
    await expect(sign()).rejects.toMatchObject({ code: expect.stringMatching(/^TOKEN_(REMOVED|ABSENT)$/) });
    await expect(sign()).rejects.toMatchObject({ code: 'TOKEN_ABSENT' });
  });

  it.each([
    [pkcs11.CKR_DEVICE_REMOVED, 'TOKEN_REMOVED'],
    [pkcs11.CKR_TOKEN_NOT_PRESENT, 'TOKEN_REMOVED'],
    [pkcs11.CKR_SESSION_HANDLE_INVALID, 'TOKEN_REMOVED'],
    [pkcs11.CKR_USER_NOT_LOGGED_IN, 'TOKEN_NOT_LOGGED_IN'],
    [pkcs11.CKR_DEVICE_ERROR, 'TOKEN_SIGN_FAILED'],
    [pkcs11.CKR_GENERAL_ERROR, 'TOKEN_SIGN_FAILED'],
    [0x8000_0001, 'TOKEN_SIGN_FAILED'],
  ])('whose module answers C_Sign with %i gives %s', async (value, code) => {
    world.faults.set(`return C_SignInit ${value}`);
    await expect(sign()).rejects.toMatchObject({ code });
    world.faults.set(`return C_Sign ${value}`);
    await expect(sign()).rejects.toMatchObject({ code });
  });

  it('whose object search fails gives a code as well', async () => {
    // After a failed operation the keys are searched for anew.
    world.faults.set(`return C_SignInit ${pkcs11.CKR_GENERAL_ERROR}`);
    await expect(sign()).rejects.toMatchObject({ code: 'TOKEN_SIGN_FAILED' });
    world.faults.set(`return C_FindObjects ${pkcs11.CKR_DEVICE_REMOVED}`);
    await expect(sign()).rejects.toMatchObject({ code: 'TOKEN_REMOVED' });
  });

  it('that is slow to sign keeps the order of what is asked and stops nothing else in the process', async () => {
    world.faults.set('sign-delay-ms 80');
    let signed = false;
    const signature = Promise.resolve(sign()).then((result) => {
      signed = true;
      return result;
    });
    const state = world.host.handlers['token.state']({});
    await new Promise((resolve) => setImmediate(resolve));
    expect(signed).toBe(false);
    await state;
    expect(signed).toBe(true);
    expect((await signature).signature.length).toBe(64);
  });

  it('without CKM_SHA256_RSA_PKCS signs the same by CKM_RSA_PKCS over a DigestInfo', async () => {
    const { signature: whole } = await sign(world.organisation);
    world.faults.set('absent all');
    await vi.waitFor(() => expect(told(world.organisation)).toContain('gone'));
    world.faults.set(`no-mechanism ${pkcs11.CKM_SHA256_RSA_PKCS}`);
    const pin = new TextEncoder().encode('654321');
    await world.host.handlers['token.login']({ serial: world.organisation, pin });
    const { signature } = await sign(world.organisation);
    expect(Buffer.from(signature).equals(whole)).toBe(true);
    expect(verify('sha256', data, world.folder.publicKey(1, '0a'), signature)).toBe(true);
    world.faults.set('absent all');
    await vi.waitFor(() => expect(world.states.at(-1)?.tokens).toEqual([]));
  });

  it('is gone with a module that fails, and comes back with it', async () => {
    world.faults.set(`return C_GetSlotList ${pkcs11.CKR_GENERAL_ERROR}`);
    await vi.waitFor(() => expect(world.states.at(-1)).toEqual({ module: 'failed', tokens: [] }));
    await expect(sign()).rejects.toMatchObject({ code: 'TOKEN_MODULE_FAILED' });
    world.faults.set();
    await vi.waitFor(() => expect(world.states.at(-1)?.module).toBe('ready'));
    await vi.waitFor(() => expect(world.states.at(-1)?.tokens.length).toBe(2));
  });

  it('whose driver fails at its use is left to a new process, once nobody is logged in', async () => {
    world.faults.set(`return C_Sign ${pkcs11.CKR_GENERAL_ERROR}`);
    await expect(sign()).rejects.toMatchObject({ code: 'TOKEN_SIGN_FAILED' });
    const looked = world.timesStale();
    await world.host.handlers['token.state']({});
    expect(world.timesStale()).toBe(looked);
    await world.host.handlers['token.logout']({});
    await vi.waitFor(() => expect(world.timesStale()).toBeGreaterThan(looked));
  });
});
