import { constants, publicEncrypt } from 'node:crypto';
import pkcs11 from 'pkcs11js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { softHsmModule } from '../../build/demo/softhsm.ts';
import { buildFaultModule, type Fault, FaultControl } from '../../test/support/fault-module.ts';
import { outcomeOfLogin, RecordedTokenLog } from '../../test/support/faulty-host.ts';
import { randomFor } from '../../test/support/random.ts';
import { createTokenFolder, digestOfFile, type TokenFolder } from '../../test/support/token-folder.ts';
import { createTokenHost } from './host.ts';
import type { OaepHash } from './profiles/profile.ts';

const random = randomFor('decryption');
const noOaep = `no-mechanism ${pkcs11.CKM_RSA_PKCS_OAEP}` as const;
const noRaw = `no-mechanism ${pkcs11.CKM_RSA_X_509}` as const;

let folder: TokenFolder;
let faults: FaultControl;
beforeAll(async () => {
  folder = await createTokenFolder([
    { label: 'Personal', pin: '123456', keys: [{ id: '02', kind: 'rsa-2048', usage: 'encrypt' }] },
  ]);
  faults = new FaultControl(folder.directory);
  Object.assign(process.env, faults.environment(softHsmModule()));
});
afterAll(() => folder.remove());

/** What the host gives for a secret wrapped with that hash; `change` changes the wrapped bytes. */
async function unwrapped(oaepHash: OaepHash, set: readonly Fault[], change = (wrapped: Buffer) => wrapped) {
  faults.set(...set);
  const module = buildFaultModule(folder.directory);
  const serial = folder.tokens[0]?.serial ?? '';
  const log = new RecordedTokenLog();
  const host = createTokenHost({
    module,
    digest: digestOfFile(module),
    listed: [serial],
    onChange: () => undefined,
    pollMs: 60_000,
    log,
  });
  try {
    expect(await outcomeOfLogin(host, serial, '123456')).toBe('ok');
    const secret = random.bytes(32);
    const wrapped = publicEncrypt(
      {
        key: folder.publicKey(0, '02'),
        padding: constants.RSA_PKCS1_OAEP_PADDING,
        oaepHash: oaepHash === 'SHA-1' ? 'sha1' : 'sha256',
      },
      secret,
    );
    const order = { serial, keyId: '02', oaepHash, data: new Uint8Array(change(wrapped)) };
    const answer = await Promise.resolve(host.handlers['token.decrypt'](order)).then(
      ({ plaintext }) => (Buffer.from(plaintext).equals(secret) ? 'the secret' : 'something else'),
      ({ code }: { code: string }) => code,
    );
    return { answer, failures: log.failures.length };
  } finally {
    faults.set();
    await host.close();
  }
}

describe('RSA-OAEP', () => {
  it.each([
    ['of SHA-1 by the token', 'SHA-1', [noRaw]],
    ['of SHA-1 by a token that does RSA without padding only', 'SHA-1', [noOaep]],
    ['of SHA-256 by a token that does RSA without padding only', 'SHA-256', [noOaep]],
    ['of SHA-256 by a token that does OAEP with SHA-1 only', 'SHA-256', []],
  ] as const)('%s opens what was wrapped', async (_, oaepHash, set) => {
    expect(await unwrapped(oaepHash, set)).toEqual({ answer: 'the secret', failures: 0 });
  });

  it('of SHA-256 opens where a module lists OAEP, nobody knows that it takes SHA-1 only, and it does RSA without padding', async () => {
    const unknown = 'manufacturer Another_maker';
    expect(await unwrapped('SHA-256', [unknown])).toEqual({ answer: 'the secret', failures: 1 });
    expect(await unwrapped('SHA-256', [unknown, noRaw])).toMatchObject({ answer: 'TOKEN_DECRYPT_FAILED' });
  });

  it('is refused by its name where a token does neither', async () => {
    expect(await unwrapped('SHA-1', [noOaep, noRaw])).toEqual({
      answer: 'TOKEN_CANNOT_DECRYPT',
      failures: 0,
    });
    expect((await unwrapped('SHA-256', [noRaw])).answer).toBe('TOKEN_CANNOT_DECRYPT');
  });

  it('fails for changed bytes, whoever removes the padding', async () => {
    const change = (wrapped: Buffer) => wrapped.fill(1, 100, 120);
    expect((await unwrapped('SHA-1', [noOaep], change)).answer).toBe('TOKEN_DECRYPT_FAILED');
    expect((await unwrapped('SHA-1', [noRaw], change)).answer).toBe('TOKEN_DECRYPT_FAILED');
  });
});
