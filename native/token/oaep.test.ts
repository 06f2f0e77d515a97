import { constants, generateKeyPairSync, privateDecrypt, publicEncrypt } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { randomFor } from '../../test/support/random.ts';
import { removeOaepPadding } from './oaep.ts';

const random = randomFor('OAEP');
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
const raw = (ciphertext: Uint8Array) =>
  privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, ciphertext);
const wrap = (plaintext: Uint8Array, oaepHash: string, oaepLabel?: Buffer) =>
  publicEncrypt(
    { key: publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash, ...(oaepLabel && { oaepLabel }) },
    plaintext,
  );

describe('OAEP padding', () => {
  it.each([
    ['SHA-1', 'sha1', 86],
    ['SHA-256', 'sha256', 62],
  ] as const)(
    'of %s, as OpenSSL makes it, is removed from a message of any length',
    (hash, name, longest) => {
      for (const size of [0, 1, 32, longest - 1, longest]) {
        const plaintext = random.bytes(size);
        expect(Buffer.from(removeOaepPadding(raw(wrap(plaintext, name)), hash) ?? 'none')).toEqual(
          Buffer.from(plaintext),
        );
      }
    },
  );

  it('is refused for another hash, another label, a changed byte anywhere, and too short a block', () => {
    const encoded = raw(wrap(random.bytes(32), 'sha256'));
    expect(removeOaepPadding(encoded, 'SHA-1')).toBe(undefined);
    expect(removeOaepPadding(raw(wrap(random.bytes(32), 'sha256', Buffer.from('x'))), 'SHA-256')).toBe(
      undefined,
    );
    // In the last 32 bytes stands the message, which OAEP leaves to whoever uses it; masks carry all else on.
    for (let at = 0; at < encoded.length - 32; at += 1) {
      const changed = Buffer.from(encoded);
      changed[at] = (changed[at] ?? 0) ^ 0x40;
      expect(removeOaepPadding(changed, 'SHA-256')).toBe(undefined);
    }
    expect(removeOaepPadding(encoded.subarray(0, 65), 'SHA-256')).toBe(undefined);
  });

  it('is refused where no byte 01 ends it', () => {
    expect(removeOaepPadding(new Uint8Array(128), 'SHA-256')).toBe(undefined);
  });
});
