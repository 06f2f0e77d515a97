import { createHash, X509Certificate } from 'node:crypto';
import pkcs11 from 'pkcs11js';
import type { TokenCertificate } from '../../contract/token/state.ts';
import { attribute, findObjects, type TokenSession } from './objects.ts';

/** Bytes of the longest CKA_ID that the contract carries. */
const longestId = 32;

/**
 * The identity under which a certificate's key is known outside: its CKA_ID, or, where that is empty, the SHA-256 of the
 * certificate's public key.
 */
export function keyIdOf(id: Buffer | undefined, der: Buffer): string {
  const text = idText(id);
  if (text !== undefined) return text;
  const spki = new X509Certificate(der).publicKey.export({ format: 'der', type: 'spki' });
  return createHash('sha256').update(spki).digest('hex');
}

/** A CKA_ID in lower-case hexadecimal, or its SHA-256 where it is too long to carry; undefined for none. */
function idText(id: Buffer | undefined): string | undefined {
  if (id === undefined || id.length === 0) return undefined;
  return id.length <= longestId ? id.toString('hex') : createHash('sha256').update(id).digest('hex');
}

export interface PrivateKey {
  readonly handle: Buffer;
  /** CKA_ALWAYS_AUTHENTICATE: each use wants the PIN again. */
  readonly asksEachTime: boolean;
}

interface FoundKey {
  readonly handle: Buffer;
  readonly id: string | undefined;
}

/** The private keys that belong to certificates, by the certificates' key identity. They show only after a login. */
export function privateKeys(
  session: TokenSession,
  certificates: readonly TokenCertificate[],
): Map<string, PrivateKey> {
  const keys = findObjects(session, [{ type: pkcs11.CKA_CLASS, value: pkcs11.CKO_PRIVATE_KEY }]).map(
    (handle) => ({ handle, id: idText(attribute(session, handle, pkcs11.CKA_ID)) }),
  );
  const found = new Map<string, PrivateKey>();
  for (const certificate of certificates) {
    const key =
      keys.find(({ id }) => id === certificate.keyId) ??
      (session.profile.keyPairing === 'id' ? undefined : byModulus(session, keys, certificate, certificates));
    if (key !== undefined)
      found.set(certificate.keyId, { handle: key.handle, asksEachTime: asks(session, key) });
  }
  return found;
}

const asks = (session: TokenSession, { handle }: FoundKey): boolean =>
  session.failures.poll('key', session.session.toString('hex'), () =>
    attribute(session, handle, pkcs11.CKA_ALWAYS_AUTHENTICATE),
  )?.[0] === 1;

function byModulus(
  session: TokenSession,
  keys: readonly FoundKey[],
  { certificate }: TokenCertificate,
  all: readonly TokenCertificate[],
): FoundKey | undefined {
  const wanted = modulusOf(certificate);
  const shown = keys.map((key) => ({
    key,
    modulus: modulusText(attribute(session, key.handle, pkcs11.CKA_MODULUS)),
  }));
  const equal = shown.find(({ modulus }) => modulus !== undefined && modulus === wanted);
  if (equal !== undefined) return equal.key;
  const [sole, ...others] = shown;
  const isOnlyCertificate = all.every((other) => other.certificate === certificate);
  return isOnlyCertificate && others.length === 0 && sole?.modulus === undefined ? sole?.key : undefined;
}

/** The modulus of a certificate's RSA key in hexadecimal; undefined for another kind of key. */
function modulusOf(certificate: string): string | undefined {
  const { n } = new X509Certificate(Buffer.from(certificate, 'base64')).publicKey.export({ format: 'jwk' });
  return n === undefined ? undefined : modulusText(Buffer.from(n, 'base64url'));
}

const modulusText = (bytes: Buffer | undefined): string | undefined =>
  bytes === undefined || bytes.length === 0 ? undefined : bytes.toString('hex').replace(/^(?:00)+/, '');
