import { createHash } from 'node:crypto';
import pkcs11 from 'pkcs11js';
import { AppError } from '../../contract/errors/index.ts';
import type { SignMechanism } from '../../contract/token/channels.ts';
import type { AttachedToken } from './attached.ts';
import { returnValue } from './errors.ts';
import type { PrivateKey } from './key-pairs.ts';
import { removeOaepPadding } from './oaep.ts';
import type { OaepHash } from './profiles/profile.ts';

/** RFC 8017 9.2, note 1: the DER before a SHA-256 value in a DigestInfo. */
const sha256DigestInfo = Buffer.from('3031300d060960864801650304020105000420', 'hex');
/** CKZ_DATA_SPECIFIED (PKCS#11 2.40, 2.1.7): the OAEP label is given, here as none. */
const labelGiven = 1;
/** Room for a signature or plaintext of RSA-8192. */
const mostOutput = 1024;

const oaep: Record<OaepHash, { hashAlg: number; mgf: number }> = {
  'SHA-1': { hashAlg: pkcs11.CKM_SHA_1, mgf: pkcs11.CKG_MGF1_SHA1 },
  'SHA-256': { hashAlg: pkcs11.CKM_SHA256, mgf: pkcs11.CKG_MGF1_SHA256 },
};

/**
 * Signs `data` with the private key of that CKA_ID (lower-case hexadecimal): RSA gives a PKCS#1 v1.5
 * signature, ECDSA raw r‖s. Throws TOKEN_NOT_LOGGED_IN, TOKEN_NO_CERTIFICATE or what the module answers.
 */
export async function sign(
  token: AttachedToken,
  keyId: string,
  mechanism: SignMechanism,
  data: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = privateKey(token, keyId);
  const { type, input } = prepare(token, mechanism, data);
  token.library.C_SignInit(token.session, { mechanism: type }, key.handle);
  token.authenticateFor(key);
  const output = Buffer.alloc(mostOutput);
  const signature = await token.library.C_SignAsync(token.session, input, output);
  // The binding keeps bare pointers to both buffers, so both have to outlive the call.
  input.fill(0);
  return new Uint8Array(signature);
}

function prepare(
  token: AttachedToken,
  mechanism: SignMechanism,
  data: Uint8Array,
): { type: number; input: Buffer } {
  switch (mechanism) {
    case 'rsa-pkcs1-sha256':
      return token.profile.rsaSigning === 'token-digest-info' &&
        token.mechanisms.has(pkcs11.CKM_SHA256_RSA_PKCS)
        ? { type: pkcs11.CKM_SHA256_RSA_PKCS, input: Buffer.from(data) }
        : {
            type: pkcs11.CKM_RSA_PKCS,
            input: Buffer.concat([sha256DigestInfo, createHash('sha256').update(data).digest()]),
          };
    case 'ecdsa-sha256':
      return { type: pkcs11.CKM_ECDSA, input: createHash('sha256').update(data).digest() };
    case 'ecdsa-sha384':
      return { type: pkcs11.CKM_ECDSA, input: createHash('sha384').update(data).digest() };
  }
}

/**
 * RSA-OAEP with an empty label; the same hash for digest and MGF1. A token that does not do it with that hash is asked
 * for RSA without padding, where it does that. The plaintext is the caller's to zero.
 */
export async function decrypt(
  token: AttachedToken,
  keyId: string,
  oaepHash: OaepHash,
  data: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  const ways = decryptionWays(token, oaepHash);
  if (ways.length === 0) throw new AppError('TOKEN_CANNOT_DECRYPT');
  const key = privateKey(token, keyId);
  const way = beginDecryption(token, key, oaepHash, ways);
  token.authenticateFor(key);
  const input = Buffer.from(data);
  const output = Buffer.alloc(mostOutput);
  try {
    const plaintext = await token.library.C_DecryptAsync(token.session, input, output);
    if (way === 'token') return new Uint8Array(plaintext);
    return withoutPadding(plaintext, data.length, oaepHash);
  } finally {
    input.fill(0);
    output.fill(0);
  }
}

/** Who removes the padding: the token, or the host from what RSA without padding gives. */
type DecryptionWay = 'token' | 'raw';

/** How a token may do RSA-OAEP with a hash, by what it lists and its profile knows; none where it cannot. */
function decryptionWays(
  { profile, mechanisms }: Pick<AttachedToken, 'profile' | 'mechanisms'>,
  oaepHash: OaepHash,
): DecryptionWay[] {
  const ways: DecryptionWay[] = [];
  if (profile.oaepHashes.includes(oaepHash) && mechanisms.has(pkcs11.CKM_RSA_PKCS_OAEP)) ways.push('token');
  if (mechanisms.has(pkcs11.CKM_RSA_X_509)) ways.push('raw');
  return ways;
}

/** What a module answers that lists OAEP and does not do it with that hash; SoftHSM gives the last. */
const oaepRefused: ReadonlySet<number | undefined> = new Set([
  pkcs11.CKR_MECHANISM_INVALID,
  pkcs11.CKR_MECHANISM_PARAM_INVALID,
  pkcs11.CKR_ARGUMENTS_BAD,
]);

/** Begins the first way that the module takes: its list does not tell with which hashes it does OAEP. */
function beginDecryption(
  token: AttachedToken,
  key: PrivateKey,
  oaepHash: OaepHash,
  [way, ...others]: readonly DecryptionWay[],
): DecryptionWay {
  const { library, session } = token;
  if (way !== 'token') {
    library.C_DecryptInit(session, { mechanism: pkcs11.CKM_RSA_X_509 }, key.handle);
    return 'raw';
  }
  const parameter = { type: pkcs11.CK_PARAMS_RSA_OAEP, source: labelGiven, ...oaep[oaepHash] };
  try {
    library.C_DecryptInit(session, { mechanism: pkcs11.CKM_RSA_PKCS_OAEP, parameter }, key.handle);
    return 'token';
  } catch (error) {
    if (others.length === 0 || !oaepRefused.has(returnValue(error))) throw error;
    token.failures.failed('decrypt', error);
    return beginDecryption(token, key, oaepHash, others);
  }
}

/** Some modules leave out the zero bytes in front, so the block is filled up to the length of the modulus. */
function withoutPadding(block: Buffer, length: number, oaepHash: OaepHash): Uint8Array<ArrayBuffer> {
  const encoded = Buffer.alloc(length);
  encoded.set(block, Math.max(0, length - block.length));
  try {
    const plaintext = removeOaepPadding(encoded, oaepHash);
    if (plaintext === undefined) throw new AppError('TOKEN_DECRYPT_FAILED');
    return plaintext;
  } finally {
    encoded.fill(0);
  }
}

function privateKey(token: AttachedToken, keyId: string): PrivateKey {
  if (!token.isLoggedIn()) throw new AppError('TOKEN_NOT_LOGGED_IN');
  const key = token.privateKey(keyId);
  if (key === undefined) throw new AppError('TOKEN_NO_CERTIFICATE');
  return key;
}
