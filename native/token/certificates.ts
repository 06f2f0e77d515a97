import pkcs11 from 'pkcs11js';
import { AppError } from '../../contract/errors/index.ts';
import { TokenCertificate } from '../../contract/token/state.ts';
import {
  childrenOf,
  contextTag,
  expectTag,
  explicit,
  Fields,
  readDer,
  tags,
} from '../../core/signature/der.ts';
import { readBoolean, readNamedBits } from '../../core/signature/der-values.ts';
import { type Extension, keyUsage, readExtensionList } from '../../core/signature/extensions.ts';
import { keyIdOf } from './key-pairs.ts';
import { Pkcs11Failure } from './library.ts';
import { attribute, findObjects, type TokenSession } from './objects.ts';

const keyUsageExtension = '2.5.29.15';
const basicConstraintsExtension = '2.5.29.19';
/** As many as the contract carries. */
const mostCertificates = 256;

/**
 * The X.509 certificates of people and organisations on a token, one entry for each usage of each.
 * Issuers' certificates, those without a key usage extension and those that do not parse are left out.
 */
export function readCertificates(session: TokenSession): TokenCertificate[] {
  const objects = findObjects(session, [
    { type: pkcs11.CKA_CLASS, value: pkcs11.CKO_CERTIFICATE },
    { type: pkcs11.CKA_CERTIFICATE_TYPE, value: pkcs11.CKC_X_509 },
  ]);
  const found = objects.flatMap((object) => {
    const der = attribute(session, object, pkcs11.CKA_VALUE);
    return der === undefined ? [] : describe(session, object, der);
  });
  if (found.length > mostCertificates) {
    session.failures.failed('certificate', new AppError('TOKEN_NO_CERTIFICATE'));
  }
  return found.slice(0, mostCertificates);
}

/** A certificate that cannot be read or named is left out, and the log says why. */
function describe(session: TokenSession, object: Buffer, der: Buffer): TokenCertificate[] {
  const certificate = der.toString('base64');
  try {
    const usages = certificateUsages(der);
    if (usages.length === 0) return [];
    const keyId = keyIdOf(attribute(session, object, pkcs11.CKA_ID), der);
    return usages.map((usage) => TokenCertificate.parse({ keyId, certificate, usage }));
  } catch (error) {
    if (error instanceof Pkcs11Failure) throw error;
    session.failures.failed('certificate', error);
    return [];
  }
}

/**
 * What an end entity's certificate is for by RFC 5280 4.2.1.3: digitalSignature or nonRepudiation sign,
 * keyEncipherment encrypts. One certificate may serve for both. Throws when the bytes are no certificate.
 */
export function certificateUsages(der: Uint8Array): TokenCertificate['usage'][] {
  const extensions = extensionsOf(der);
  if (isAuthority(extensions)) return [];
  const value = contentOf(extensions, keyUsageExtension);
  const bits = value === undefined ? new Set<number>() : readNamedBits(readDer(value));
  const usages: TokenCertificate['usage'][] = [];
  if (bits.has(keyUsage.digitalSignature) || bits.has(keyUsage.nonRepudiation)) usages.push('sign');
  if (bits.has(keyUsage.keyEncipherment)) usages.push('encrypt');
  return usages;
}

/**
 * Nothing but the extensions is read: what else may be wrong with a certificate the core finds and names when
 * it is used.
 */
function extensionsOf(der: Uint8Array): Extension[] {
  const [signed] = childrenOf(readDer(der), tags.sequence);
  const tagged = childrenOf(expectTag(signed, tags.sequence), tags.sequence).find(
    ({ tag }) => tag === contextTag(3),
  );
  return tagged === undefined ? [] : readExtensionList(explicit(tagged));
}

const contentOf = (extensions: readonly Extension[], oid: string): Uint8Array | undefined =>
  extensions.find((extension) => extension.oid === oid)?.value;

function isAuthority(extensions: readonly Extension[]): boolean {
  const value = contentOf(extensions, basicConstraintsExtension);
  const authority = value && new Fields(readDer(value)).optional(tags.boolean);
  return authority !== undefined && readBoolean(authority);
}
