import pkcs11 from 'pkcs11js';
import { BasicConstraints, Certificate } from 'pkijs';
import { TokenCertificate } from '../../contract/token/state.ts';
import type { Library } from './module-loading.ts';
import { attributes, findObjects } from './objects.ts';

const keyUsageExtension = '2.5.29.15';
const basicConstraintsExtension = '2.5.29.19';
const mostCertificates = 16;

/**
 * The X.509 certificates of people and organisations on a token, one entry for each usage of each.
 * Issuers' certificates, those without a key usage extension and those that do not parse are left out.
 */
export function readCertificates(library: Library, session: Buffer): TokenCertificate[] {
  const objects = findObjects(library, session, [
    { type: pkcs11.CKA_CLASS, value: pkcs11.CKO_CERTIFICATE },
    { type: pkcs11.CKA_CERTIFICATE_TYPE, value: pkcs11.CKC_X_509 },
  ]);
  return objects
    .flatMap((object) => {
      const [id, der] = attributes(library, session, object, [pkcs11.CKA_ID, pkcs11.CKA_VALUE]);
      return id === undefined || der === undefined ? [] : describe(id.toString('hex'), der);
    })
    .slice(0, mostCertificates);
}

/** The certificates whose private key is on the token; private keys show only after a login. */
export function withPrivateKey(
  library: Library,
  session: Buffer,
  certificates: readonly TokenCertificate[],
): TokenCertificate[] {
  const keys = findObjects(library, session, [{ type: pkcs11.CKA_CLASS, value: pkcs11.CKO_PRIVATE_KEY }]);
  const ids = new Set(
    keys.map((key) => attributes(library, session, key, [pkcs11.CKA_ID])[0]?.toString('hex')),
  );
  return certificates.filter(({ keyId }) => ids.has(keyId));
}

function describe(keyId: string, der: Buffer): TokenCertificate[] {
  const certificate = der.toString('base64');
  return certificateUsages(der).flatMap((usage) => {
    const parsed = TokenCertificate.safeParse({ keyId, certificate, usage });
    return parsed.success ? [parsed.data] : [];
  });
}

/**
 * What an end entity's certificate is for by RFC 5280 4.2.1.3: digitalSignature or nonRepudiation sign,
 * keyEncipherment encrypts. One certificate may serve for both.
 */
export function certificateUsages(der: Uint8Array): TokenCertificate['usage'][] {
  let extensions: Certificate['extensions'];
  try {
    extensions = Certificate.fromBER(new Uint8Array(der)).extensions ?? [];
  } catch {
    return [];
  }
  const constraints = extensions.find(({ extnID }) => extnID === basicConstraintsExtension)?.parsedValue;
  if (constraints instanceof BasicConstraints && constraints.cA) return [];
  const bits = extensions.find(({ extnID }) => extnID === keyUsageExtension)?.extnValue.valueBlock
    .valueHexView;
  const named = bits === undefined ? 0 : firstByteOfBitString(bits);
  const usages: TokenCertificate['usage'][] = [];
  if ((named & 0b1100_0000) !== 0) usages.push('sign');
  if ((named & 0b0010_0000) !== 0) usages.push('encrypt');
  return usages;
}

/** KeyUsage is a DER BIT STRING: tag 03, length, count of unused bits, then bit 0 (digitalSignature) on top. */
function firstByteOfBitString(der: Uint8Array): number {
  return der[0] === 0x03 && der.length >= 4 ? (der[3] ?? 0) : 0;
}
