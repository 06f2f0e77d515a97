import { type Hash, oids, readHash, readSignerAlgorithm } from './algorithms.ts';
import { reading } from './certificates.ts';
import { expectOid, expectVersion, readContentInfo, readIssuerAndSerial } from './cms.ts';
import { childrenOf, contextTag, type Der, DerError, expectTag, Fields, readDer, tags } from './der.ts';
import { readOid, readTime, sameBytes } from './der-values.ts';
import { context, issuerAndSerial, retagged, sequence } from './encode.ts';

/** A leaf and the intermediates of `longestPath`. */
const mostCertificates = 6;
/** Six certificates of 8192-bit keys with their attributes take less; what this system writes takes 6 KiB. */
const longestSignature = 64 * 1024;

/** A detached CMS SignedData with one signer, taken apart; nothing in it is verified yet. */
export interface SignedData {
  readonly certificates: readonly Uint8Array[];
  readonly issuer: Uint8Array;
  readonly serial: Uint8Array;
  readonly hash: Hash;
  /** The key type the signature algorithm is for. */
  readonly keyType: 'rsa' | 'ec';
  /** What the signature covers: the signed attributes as a DER SET OF (RFC 5652 §5.4). */
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
  readonly messageDigest: Uint8Array;
  /** Milliseconds since 1970. */
  readonly signingTime: number;
  readonly certificateHash: Hash;
  readonly certificateDigest: Uint8Array;
  /** SHA-256 of the further certificates that the signer names, from its issuer upwards. */
  readonly authorityDigests: readonly Uint8Array[];
  /** Whether issuer and number of the certificate are named too. */
  readonly namesIssuer: boolean;
}

/**
 * Reads the one form this system writes. Attached content, a second signer, unsigned or unknown attributes
 * and revocation lists inside are refused: what no signature covers could carry any text past every check.
 * SIGNATURE_FORMAT, or SIGNATURE_ALGORITHM for one that is not listed.
 */
export const readSignedData = (cms: Uint8Array): SignedData =>
  reading('SIGNATURE_FORMAT', () => {
    if (cms.length > longestSignature) throw new DerError();
    return parse(readDer(cms));
  });

function parse(element: Der): SignedData {
  const fields = readContentInfo(element, oids.signedData);
  expectVersion(fields.any(), 1);
  const [digestAlgorithm, ...more] = childrenOf(fields.any(), tags.set);
  if (digestAlgorithm === undefined || more.length > 0) throw new DerError();
  const content = new Fields(fields.any());
  expectOid(content.any(), oids.data);
  content.end();
  const certificates = childrenOf(fields.any(), contextTag(0));
  if (certificates.length === 0 || certificates.length > mostCertificates) throw new DerError();
  const signers = childrenOf(fields.any(), tags.set);
  fields.end();
  const [signer, ...others] = signers;
  if (signer === undefined || others.length > 0) throw new DerError();
  return {
    certificates: certificates.map((certificate) => expectTag(certificate, tags.sequence).bytes),
    ...readSigner(signer, digestAlgorithm),
  };
}

function readSigner(signer: Der, digestAlgorithm: Der): Omit<SignedData, 'certificates'> {
  const fields = new Fields(signer);
  expectVersion(fields.any(), 1);
  const { issuer, serial } = readIssuerAndSerial(fields.any());
  const hashIdentifier = fields.take(tags.sequence);
  if (!sameBytes(hashIdentifier.bytes, digestAlgorithm.bytes)) throw new DerError();
  const hash = readHash(hashIdentifier);
  const attributes = fields.take(contextTag(0));
  const { key: keyType } = readSignerAlgorithm(fields.take(tags.sequence), hash);
  const signature = fields.take(tags.octetString).value;
  fields.end();
  return {
    issuer,
    serial,
    hash,
    keyType,
    signature,
    signed: retagged(attributes.bytes, tags.set),
    ...readAttributes(attributes, issuerSerial(issuer, serial)),
  };
}

type SigningCertificate = Pick<
  SignedData,
  'certificateHash' | 'certificateDigest' | 'authorityDigests' | 'namesIssuer'
>;
type Attributes = Pick<SignedData, 'messageDigest' | 'signingTime'> & SigningCertificate;

function readAttributes(element: Der, identity: Uint8Array): Attributes {
  const list = childrenOf(element, contextTag(0));
  list.reduce((previous, next) => {
    if (Buffer.compare(previous.bytes, next.bytes) >= 0) throw new DerError();
    return next;
  });
  const values = new Map(list.map(readAttribute));
  const valueAt = (oid: string): Der => {
    const value = values.get(oid);
    if (value === undefined) throw new DerError();
    return value;
  };
  // Four different types, each present: none twice, none unknown.
  if (list.length !== 4 || values.size !== 4) throw new DerError();
  expectOid(valueAt(oids.contentType), oids.data);
  return {
    messageDigest: expectTag(valueAt(oids.messageDigest), tags.octetString).value,
    signingTime: readTime(valueAt(oids.signingTime)),
    ...readSigningCertificate(valueAt(oids.signingCertificateV2), identity),
  };
}

function readAttribute(attribute: Der): [string, Der] {
  const fields = new Fields(attribute);
  const oid = readOid(fields.any());
  const [value, ...others] = childrenOf(fields.any(), tags.set);
  fields.end();
  if (value === undefined || others.length > 0) throw new DerError();
  return [oid, value];
}

/** RFC 5035 IssuerSerial: the name as a directoryName among GeneralNames. */
const issuerSerial = (issuer: Uint8Array, serial: Uint8Array): Uint8Array =>
  issuerAndSerial(sequence(context(4, issuer)), serial);

/**
 * RFC 5035: the first ESSCertIDv2 names the signer's certificate, and no policies. Where it states issuer and number as
 * well, they are those of the SignerInfo (`identity`), and further ones may name the authorities that travel.
 */
function readSigningCertificate(value: Der, identity: Uint8Array): SigningCertificate {
  const outer = new Fields(value);
  const [identifier, ...authorities] = childrenOf(outer.any(), tags.sequence);
  outer.end();
  if (identifier === undefined) throw new DerError();
  const fields = new Fields(identifier);
  const algorithm = fields.optional(tags.sequence);
  const certificateDigest = fields.take(tags.octetString).value;
  const stated = fields.optional(tags.sequence);
  fields.end();
  if (stated !== undefined && !sameBytes(stated.bytes, identity)) throw new DerError();
  if (stated === undefined && authorities.length > 0) throw new DerError();
  const certificateHash = algorithm === undefined ? 'sha256' : readHash(algorithm);
  // DER leaves the default out; naming it would be a second encoding of the same value.
  if (algorithm !== undefined && certificateHash === 'sha256') throw new DerError();
  return {
    certificateHash,
    certificateDigest,
    authorityDigests: authorities.map(readAuthority),
    namesIssuer: stated !== undefined,
  };
}

function readAuthority(identifier: Der): Uint8Array {
  const fields = new Fields(identifier);
  const { value } = fields.take(tags.octetString);
  fields.end();
  return value;
}
