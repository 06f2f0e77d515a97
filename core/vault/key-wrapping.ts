import { constants, createCipheriv, createDecipheriv, publicEncrypt, randomBytes } from 'node:crypto';
import { AppError } from '../../contract/errors/index.ts';
import { mechanismOf } from '../signature/algorithms.ts';
import { checkUse } from '../signature/certificate-check.ts';
import { readCertificate, reading } from '../signature/certificates.ts';
import { sameBytes } from '../signature/der-values.ts';
import { decodeEnvelopedData, encodeEnvelopedData, type OaepHash, type Recipient } from './enveloped-data.ts';

/** Octets of the vault key, which is the raw key of the store. */
const vaultKeyLength = 32;

/**
 * `vault.p7m`: the vault key in one CMS EnvelopedData (RFC 5652), its content key encrypted to every
 * authorised token and to the recovery certificates, so that a recovery officer opens it with
 * `openssl cms -decrypt` and no software of ours.
 *
 * The content cipher is AES-256-CBC, which every CMS tool reads. It is not authenticated and need not be:
 * its content is itself a key of fixed length, and the store it opens authenticates every page, so that a
 * changed file gives VAULT_KEY_FILE_DAMAGED here or VAULT_KEY_WRONG there, never a plaintext somebody chose.
 *
 * CERTIFICATE_USAGE for a certificate that may not receive keys, SIGNATURE_ALGORITHM for one that is not RSA
 * of at least 2048 bits.
 */
export async function wrapVaultKey(
  key: Uint8Array,
  recipients: readonly { readonly certificate: Uint8Array; readonly oaepHash: OaepHash }[],
): Promise<Uint8Array> {
  if (key.length !== vaultKeyLength || recipients.length === 0) throw new RangeError('key or recipients');
  const contentKey = randomBytes(32);
  try {
    const iv = randomBytes(16);
    const cipher = createCipheriv('aes-256-cbc', contentKey, iv);
    const ciphertext = Buffer.concat([cipher.update(key), cipher.final()]);
    return encodeEnvelopedData({
      recipients: recipients.map(({ certificate, oaepHash }) => wrapFor(certificate, oaepHash, contentKey)),
      iv,
      ciphertext,
    });
  } finally {
    contentKey.fill(0);
  }
}

function wrapFor(der: Uint8Array, oaepHash: OaepHash, contentKey: Uint8Array): Recipient {
  const certificate = readCertificate(der);
  checkUse(certificate, 'encrypt');
  if (mechanismOf(certificate.key) !== 'rsa-pkcs1-sha256') throw new AppError('SIGNATURE_ALGORITHM');
  const encryptedKey = publicEncrypt(
    { key: certificate.key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: nodeHash[oaepHash] },
    contentKey,
  );
  return { issuer: certificate.issuer, serial: certificate.serial, oaepHash, encryptedKey };
}

const nodeHash: Record<OaepHash, string> = { 'SHA-1': 'sha1', 'SHA-256': 'sha256' };

/**
 * The 32 bytes of the vault key; the caller zeroes them. `decrypt` undoes RSA-OAEP with the private key of
 * one of `certificates`, on the token. Each certificate that the file names is tried; when none opens it, the error of
 * the first comes through. VAULT_NOT_AUTHORISED when the file was not wrapped to any of them,
 * VAULT_KEY_FILE_DAMAGED when it is not what `wrapVaultKey` wrote.
 */
export async function unwrapVaultKey(
  file: Uint8Array,
  certificates: readonly Uint8Array[],
  decrypt: (certificate: Uint8Array, oaepHash: OaepHash, encryptedKey: Uint8Array) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const { recipients, iv, ciphertext } = reading('VAULT_KEY_FILE_DAMAGED', () => decodeEnvelopedData(file));
  let fault: unknown;
  for (const { certificate, recipient } of findRecipients(recipients, certificates)) {
    try {
      const unwrap = () => decrypt(certificate, recipient.oaepHash, recipient.encryptedKey);
      return await openWith(unwrap, iv, ciphertext);
    } catch (error) {
      fault ??= error;
    }
  }
  throw fault ?? new AppError('VAULT_NOT_AUTHORISED');
}

async function openWith(
  unwrap: () => Promise<Uint8Array>,
  iv: Uint8Array,
  ciphertext: Uint8Array,
): Promise<Uint8Array> {
  let contentKey: Uint8Array | undefined;
  try {
    contentKey = await unwrap();
    return decipher(contentKey, iv, ciphertext);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('VAULT_KEY_FILE_DAMAGED', { cause });
  } finally {
    contentKey?.fill(0);
  }
}

const findRecipients = (
  recipients: readonly Recipient[],
  certificates: readonly Uint8Array[],
): { certificate: Uint8Array; recipient: Recipient }[] =>
  certificates.flatMap((certificate) => {
    const { issuer, serial } = readCertificate(certificate);
    return recipients
      .filter((item) => sameBytes(item.issuer, issuer) && sameBytes(item.serial, serial))
      .map((recipient) => ({ certificate, recipient }));
  });

function decipher(contentKey: Uint8Array, iv: Uint8Array, ciphertext: Uint8Array): Uint8Array {
  const cipher = createDecipheriv('aes-256-cbc', contentKey, iv);
  const first = cipher.update(ciphertext);
  const last = cipher.final();
  const key = new Uint8Array(first.length + last.length);
  key.set(first);
  key.set(last, first.length);
  first.fill(0);
  last.fill(0);
  if (key.length === vaultKeyLength) return key;
  key.fill(0);
  throw new AppError('VAULT_KEY_FILE_DAMAGED');
}
