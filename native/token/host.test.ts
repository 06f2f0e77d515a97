import { constants, publicEncrypt, verify } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { softHsmModule } from '../../build/demo/softhsm.ts';
import { TokenHostState } from '../../contract/token/state.ts';
import { outcomeOfLogin, RecordedTokenLog } from '../../test/support/faulty-host.ts';
import { randomFor } from '../../test/support/random.ts';
import { createTokenFolder, digestOfFile, type TokenFolder } from '../../test/support/token-folder.ts';
import { createTokenHost, type TokenHost } from './host.ts';

const random = randomFor('token host');
const data = random.bytes(5000);

describe('the token host on SoftHSM', () => {
  let folder: TokenFolder;
  let host: TokenHost;
  let personal: string;
  let organisation: string;
  let stranger: string;
  const states: TokenHostState[] = [];

  beforeAll(async () => {
    folder = await createTokenFolder([
      {
        label: 'Nguyễn Văn A',
        pin: '123456',
        keys: [
          { id: '01', kind: 'p256', usage: 'sign' },
          { id: '02', kind: 'rsa-2048', usage: 'encrypt' },
        ],
      },
      { label: 'Văn phòng', pin: '654321', keys: [{ id: '0a', kind: 'rsa-2048', usage: 'sign' }] },
      { label: 'Stranger', pin: '111111', keys: [{ id: '01', kind: 'p256', usage: 'sign' }] },
    ]);
    const [a, b, c] = folder.tokens.map(({ serial }) => serial);
    if (a === undefined || b === undefined || c === undefined) throw new Error('three tokens were asked for');
    [personal, organisation, stranger] = [a, b, c];
    const module = softHsmModule();
    host = createTokenHost({
      module,
      digest: digestOfFile(module),
      listed: [personal, organisation, 'ABSENT-01'],
      onChange: (state) => states.push(state),
      log: new RecordedTokenLog(),
    });
  });
  afterAll(async () => {
    await host.close();
    folder.remove();
  });
  beforeEach(async () => {
    await host.handlers['token.logout']({});
    states.length = 0;
  });

  const token = async (serial: string) => {
    const state = await host.handlers['token.state']({});
    const found = state.tokens.find((candidate) => candidate.serial === serial);
    if (found === undefined) throw new Error('token not in the state');
    return found;
  };
  const logIn = (serial: string, text: string) => outcomeOfLogin(host, serial, text);

  it('finds certificates across slots and passes over the slot without an initialised token', async () => {
    const state = TokenHostState.parse(await host.handlers['token.state']({}));
    expect(state.module).toBe('ready');
    expect(state.tokens.map(({ serial }) => serial).sort()).toEqual(
      [personal, organisation, stranger].sort(),
    );
    const mine = await token(personal);
    expect(mine.label).toBe('Nguyễn Văn A');
    expect(mine.certificates.map(({ keyId, usage }) => `${keyId} ${usage}`).sort()).toEqual([
      '01 sign',
      '02 encrypt',
    ]);
  });

  it('ends the login of one token and leaves that of the other', async () => {
    expect(await logIn(personal, '123456')).toBe('ok');
    expect(await logIn(organisation, '654321')).toBe('ok');
    const standing = async () => [(await token(personal)).loggedIn, (await token(organisation)).loggedIn];
    await host.handlers['token.logoutOne']({ serial: personal });
    expect(await standing()).toEqual([false, true]);
    expect(
      states
        .at(-1)
        ?.tokens.filter(({ loggedIn }) => loggedIn)
        .map(({ serial }) => serial),
    ).toEqual([organisation]);
    for (const gone of [personal, 'ABSENT-01', stranger])
      await host.handlers['token.logoutOne']({ serial: gone });
    expect(await standing()).toEqual([false, true]);
  });

  it('shows a token that is not listed, reads nothing on it and never offers it a PIN', async () => {
    expect(await token(stranger)).toMatchObject({ listed: false, certificates: [], pin: 'ok' });
    expect(await logIn(stranger, '000000')).toBe('TOKEN_NOT_LISTED');
    expect((await token(stranger)).pin).toBe('ok');
    await expect(
      host.handlers['token.sign']({ serial: stranger, keyId: '01', mechanism: 'ecdsa-sha256', data }),
    ).rejects.toMatchObject({ code: 'TOKEN_NOT_LISTED' });
  });

  it('refuses to sign before a login and for a token that is not there', async () => {
    const order = { keyId: '01', mechanism: 'ecdsa-sha256', data } as const;
    await expect(host.handlers['token.sign']({ serial: personal, ...order })).rejects.toMatchObject({
      code: 'TOKEN_NOT_LOGGED_IN',
    });
    await expect(host.handlers['token.sign']({ serial: 'ABSENT-01', ...order })).rejects.toMatchObject({
      code: 'TOKEN_ABSENT',
    });
    expect(await logIn('ABSENT-01', '123456')).toBe('TOKEN_ABSENT');
  });

  it('tells a wrong PIN from a right one, and announces each change', async () => {
    expect(await logIn(personal, '999999')).toBe('PIN_WRONG');
    expect(await token(personal)).toMatchObject({ loggedIn: false, pin: 'count-low' });
    expect(await logIn(personal, '123456')).toBe('ok');
    expect(await token(personal)).toMatchObject({ loggedIn: true, pin: 'ok' });
    expect(states.at(-1)?.tokens.find(({ serial }) => serial === personal)?.loggedIn).toBe(true);
  });

  it('does not take a PIN for right because an earlier login still stands', async () => {
    expect(await logIn(personal, '123456')).toBe('ok');
    expect(await logIn(personal, '123457')).toBe('PIN_WRONG');
    expect((await token(personal)).loggedIn).toBe(false);
  });

  it('refuses a PIN that is no text, or none where the reader has no pad', async () => {
    const bytes = Uint8Array.of(0xff, 0xfe, 0x31, 0x32);
    await expect(async () =>
      host.handlers['token.login']({ serial: personal, pin: bytes }),
    ).rejects.toMatchObject({ code: 'PIN_CHARACTERS' });
    await expect(host.handlers['token.login']({ serial: personal, pin: null })).rejects.toMatchObject({
      code: 'PIN_FORMAT',
    });
  });

  it('signs with RSA and ECDSA so that node verifies, many at once', async () => {
    await logIn(personal, '123456');
    await logIn(organisation, '654321');
    const p256 = { key: folder.publicKey(0, '01'), dsaEncoding: 'ieee-p1363' } as const;
    const signed = await Promise.all(
      Array.from({ length: 8 }, () =>
        Promise.all([
          host.handlers['token.sign']({ serial: personal, keyId: '01', mechanism: 'ecdsa-sha256', data }),
          host.handlers['token.sign']({ serial: personal, keyId: '01', mechanism: 'ecdsa-sha384', data }),
          host.handlers['token.sign']({
            serial: organisation,
            keyId: '0a',
            mechanism: 'rsa-pkcs1-sha256',
            data,
          }),
        ]),
      ),
    );
    for (const [a, b, c] of signed) {
      expect(a.signature.length).toBe(64);
      expect(verify('sha256', data, p256, a.signature)).toBe(true);
      expect(verify('sha384', data, p256, b.signature)).toBe(true);
      expect(verify('sha256', data, folder.publicKey(1, '0a'), c.signature)).toBe(true);
    }
  });

  it('decrypts RSA-OAEP and says so where it cannot', async () => {
    await logIn(personal, '123456');
    const secret = random.bytes(32);
    const wrapped = publicEncrypt(
      { key: folder.publicKey(0, '02'), padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' },
      secret,
    );
    const order = { serial: personal, keyId: '02', oaepHash: 'SHA-1' } as const;
    const { plaintext } = await host.handlers['token.decrypt']({ ...order, data: new Uint8Array(wrapped) });
    expect(Buffer.from(plaintext).equals(secret)).toBe(true);
    const tampered = new Uint8Array(wrapped);
    tampered[100] = (tampered[100] ?? 0) ^ 1;
    const code = { code: 'TOKEN_DECRYPT_FAILED' };
    await expect(host.handlers['token.decrypt']({ ...order, data: tampered })).rejects.toMatchObject(code);
    await expect(host.handlers['token.decrypt']({ ...order, data: new Uint8Array(7) })).rejects.toMatchObject(
      code,
    );
    // SoftHSM 2 takes no other hash; a failed order leaves the session fit for the next.
    await expect(
      host.handlers['token.decrypt']({ ...order, oaepHash: 'SHA-256', data: new Uint8Array(wrapped) }),
    ).rejects.toMatchObject(code);
    const again = await host.handlers['token.decrypt']({ ...order, data: new Uint8Array(wrapped) });
    expect(Buffer.from(again.plaintext).equals(secret)).toBe(true);
  });

  it('knows no key but by its own CKA_ID', async () => {
    await logIn(organisation, '654321');
    await expect(
      host.handlers['token.sign']({ serial: organisation, keyId: '01', mechanism: 'rsa-pkcs1-sha256', data }),
    ).rejects.toMatchObject({ code: 'TOKEN_NO_CERTIFICATE' });
  });

  it('signs nothing more after a logout of all tokens', async () => {
    await logIn(personal, '123456');
    await logIn(organisation, '654321');
    await host.handlers['token.logout']({});
    for (const serial of [personal, organisation]) expect((await token(serial)).loggedIn).toBe(false);
    await expect(
      host.handlers['token.sign']({ serial: organisation, keyId: '0a', mechanism: 'rsa-pkcs1-sha256', data }),
    ).rejects.toMatchObject({ code: 'TOKEN_NOT_LOGGED_IN' });
  });
});
