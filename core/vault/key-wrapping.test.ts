import { constants, privateDecrypt } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pemOf } from '../../build/demo/pki.ts';
import { AppError } from '../../contract/errors/index.ts';
import {
  createTestPki,
  keyKinds,
  openssl,
  pem,
  type TestPki,
  testSigner,
} from '../../test/support/certificates.ts';
import { randomFor } from '../../test/support/random.ts';
import type { OaepHash } from './enveloped-data.ts';
import { unwrapVaultKey, wrapVaultKey } from './key-wrapping.ts';

const random = randomFor('key wrapping');
type Holder = Awaited<ReturnType<typeof testSigner>>;
const key = random.bytes(32);
let pki: TestPki;
let clerk: Holder;
let head: Holder;
let recovery: Holder;
let stranger: Holder;
let file: Uint8Array;

beforeAll(async () => {
  pki = await createTestPki();
  const holder = (kind: 'person-encryption' | 'recovery') =>
    testSigner(pki, { kind, keys: keyKinds['RSA-2048']() });
  clerk = await holder('person-encryption');
  head = await holder('person-encryption');
  recovery = await holder('recovery');
  stranger = await holder('person-encryption');
  file = await wrapVaultKey(key, [
    { certificate: clerk.certificate, oaepHash: 'SHA-1' },
    { certificate: head.certificate, oaepHash: 'SHA-256' },
    { certificate: recovery.certificate, oaepHash: 'SHA-256' },
  ]);
});
afterAll(() => pki.remove());

const decryptOf = (holder: Holder) => async (_certificate: Uint8Array, hash: OaepHash, data: Uint8Array) =>
  privateDecrypt(
    {
      key: holder.privateKey,
      padding: constants.RSA_PKCS1_OAEP_PADDING,
      oaepHash: hash === 'SHA-1' ? 'sha1' : 'sha256',
    },
    data,
  );
const unwrap = (holder: Holder, bytes = file) =>
  unwrapVaultKey(bytes, [holder.certificate], decryptOf(holder));

test('every authorised token opens it, each with its own OAEP hash', async () => {
  for (const holder of [clerk, head, recovery]) expect(await unwrap(holder)).toEqual(key);
});

test('the recovery officer opens it with openssl alone, and so does a SHA-1 token’s holder', async () => {
  for (const holder of [recovery, clerk]) {
    const plain = await openssl(
      ...['cms', '-decrypt', '-inform', 'DER', '-in', await pki.file(file)],
      ...[
        '-recip',
        await pki.file(pemOf(holder.certificate)),
        '-inkey',
        await pki.file(pem(holder.privateKey)),
      ],
    );
    expect(Uint8Array.from(plain)).toEqual(key);
  }
});

test('each certificate the file names is tried, one after another, with its own key', async () => {
  const tried: Uint8Array[] = [];
  const holders = [stranger, head, clerk];
  const certificates = holders.map(({ certificate }) => certificate);
  const opened = unwrapVaultKey(file, certificates, async (certificate, hash, data) => {
    tried.push(certificate);
    if (certificate === head.certificate) throw new AppError('TOKEN_DECRYPT_FAILED');
    return decryptOf(clerk)(certificate, hash, data);
  });
  expect(await opened).toEqual(key);
  expect(tried).toEqual([head.certificate, clerk.certificate]);
  const none = unwrapVaultKey(file, certificates, async (certificate) => {
    throw new AppError(certificate === head.certificate ? 'TOKEN_DECRYPT_FAILED' : 'TOKEN_REMOVED');
  });
  await expect(none).rejects.toMatchObject({ code: 'TOKEN_DECRYPT_FAILED' });
});

test('a token that is not a recipient is not authorised', async () => {
  await expect(unwrap(stranger)).rejects.toMatchObject({ code: 'VAULT_NOT_AUTHORISED' });
});

test('a signing certificate may not receive the key, nor may an elliptic one', async () => {
  const { certificate } = await testSigner(pki, { keys: keyKinds['RSA-2048']() });
  const elliptic = await testSigner(pki, { kind: 'person-encryption' });
  const wrapFor = (der: Uint8Array) => wrapVaultKey(key, [{ certificate: der, oaepHash: 'SHA-256' }]);
  await expect(wrapFor(certificate)).rejects.toMatchObject({ code: 'CERTIFICATE_USAGE' });
  await expect(wrapFor(elliptic.certificate)).rejects.toMatchObject({ code: 'SIGNATURE_ALGORITHM' });
});

test('the token’s own refusal comes through', async () => {
  const removed = new AppError('TOKEN_REMOVED');
  const attempt = unwrapVaultKey(file, [clerk.certificate], () => Promise.reject(removed));
  await expect(attempt).rejects.toBe(removed);
});

test('the content key is wiped, whether the file opens or not', async () => {
  const seen: Uint8Array[] = [];
  const watched: typeof decryptOf = (holder) => async (certificate, hash, data) => {
    const contentKey = await decryptOf(holder)(certificate, hash, data);
    seen.push(contentKey);
    return contentKey;
  };
  await unwrapVaultKey(file, [clerk.certificate], watched(clerk));
  expect(seen).toHaveLength(1);
  expect(seen.every((contentKey) => contentKey.every((octet) => octet === 0))).toBe(true);
});

test('truncated, extended or foreign files are damaged', async () => {
  const damaged = [
    new Uint8Array(),
    file.subarray(0, file.length - 1),
    Buffer.concat([file, Uint8Array.of(0)]),
    random.bytes(400),
    clerk.certificate,
  ];
  for (const bytes of damaged) {
    await expect(unwrap(clerk, bytes)).rejects.toMatchObject({ code: 'VAULT_KEY_FILE_DAMAGED' });
  }
});

test('no flipped byte gives the key, and each fails by a code of the vault or gives another key', async () => {
  const single = await wrapVaultKey(key, [{ certificate: head.certificate, oaepHash: 'SHA-256' }]);
  for (let position = 0; position < single.length; position += 1) {
    const changed = Uint8Array.from(single);
    changed[position] = (changed[position] ?? 0) ^ 0x01;
    const outcome = await unwrap(head, changed).catch((error: unknown) => error);
    if (outcome instanceof Uint8Array) expect(outcome).not.toEqual(key);
    else expect(outcome).toMatchObject({ code: expect.stringMatching(/^VAULT_/) });
  }
});
