import { createHash, type KeyObject, randomBytes, webcrypto } from 'node:crypto';
import {
  BitString,
  fromBER,
  Integer,
  ObjectIdentifier,
  OctetString,
  PrintableString,
  Sequence,
  Set as SetBlock,
  Utf8String,
} from 'asn1js';
import {
  AltName,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  CertificateRevocationList,
  Extension,
  Extensions,
  ExtKeyUsage,
  GeneralName,
  RelativeDistinguishedNames,
  RevokedCertificate,
  Time,
} from 'pkijs';

/** Certificates and revocation lists of the training authorities (RFC 5280), made with pkijs. */

export interface Authority {
  readonly key: KeyObject;
  /** DER. */
  readonly certificate: Uint8Array;
}

const keyUsageBits = {
  digitalSignature: 0,
  nonRepudiation: 1,
  keyEncipherment: 2,
  keyCertSign: 5,
  cRLSign: 6,
} as const;

export interface Profile {
  readonly keyUsage: readonly (keyof typeof keyUsageBits)[];
  readonly extendedKeyUsage?: 'serverAuth' | 'clientAuth' | undefined;
  readonly authority?: { readonly pathLength: number } | undefined;
  /** IPv4 addresses for subjectAltName. */
  readonly addresses?: readonly Uint8Array[] | undefined;
}

export interface CertificateRequest {
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  readonly commonName: string;
  readonly organisation: string;
  readonly life: { readonly notBefore: Date; readonly notAfter: Date };
  readonly profile: Profile;
  /** Without a certificate: self-signed. */
  readonly issuer: { readonly key: KeyObject; readonly certificate?: Uint8Array };
}

/** A certificate, DER, signed with RSA or ECDSA and SHA-256. */
export async function issueCertificate(request: CertificateRequest): Promise<Uint8Array> {
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = randomSerial();
  certificate.subject = distinguishedName(request);
  const issuer = request.issuer.certificate && Certificate.fromBER(request.issuer.certificate);
  certificate.issuer = issuer?.subject ?? certificate.subject;
  certificate.notBefore.value = request.life.notBefore;
  certificate.notAfter.value = request.life.notAfter;
  certificate.subjectPublicKeyInfo.fromSchema(fromBER(request.publicKey).result);
  const issuerKey = issuer === undefined ? certificate : issuer;
  certificate.extensions = extensionsOf(
    request.profile,
    keyIdentifier(certificate),
    keyIdentifier(issuerKey),
  );
  await certificate.sign(await signingKey(request.issuer.key), 'SHA-256');
  return new Uint8Array(certificate.toSchema(true).toBER());
}

/** A complete list, DER; serial numbers in hexadecimal. */
export async function issueCrl(
  authority: Authority,
  content: {
    readonly thisUpdate: Date;
    readonly nextUpdate: Date;
    readonly number: number;
    readonly revoked: readonly { readonly serial: string; readonly at: Date }[];
  },
): Promise<Uint8Array> {
  const issuer = Certificate.fromBER(authority.certificate);
  const list = new CertificateRevocationList();
  list.version = 1;
  list.issuer = issuer.subject;
  list.thisUpdate = new Time({ value: content.thisUpdate });
  list.nextUpdate = new Time({ value: content.nextUpdate });
  if (content.revoked.length > 0) {
    list.revokedCertificates = content.revoked.map(
      ({ serial, at }) =>
        new RevokedCertificate({ userCertificate: integer(serial), revocationDate: new Time({ value: at }) }),
    );
  }
  list.crlExtensions = new Extensions({
    extensions: [
      authorityKeyIdentifier(keyIdentifier(issuer)),
      extension('2.5.29.20', false, new Integer({ value: content.number })),
    ],
  });
  await list.sign(await signingKey(authority.key), 'SHA-256');
  return new Uint8Array(list.toSchema(true).toBER());
}

function extensionsOf(profile: Profile, subjectKey: Uint8Array, issuerKey: Uint8Array): Extension[] {
  const { authority, extendedKeyUsage, addresses } = profile;
  const constraints = new BasicConstraints(
    authority === undefined ? {} : { cA: true, pathLenConstraint: authority.pathLength },
  );
  return [
    extension('2.5.29.19', true, constraints.toSchema()),
    extension('2.5.29.15', true, namedBits(profile.keyUsage.map((name) => keyUsageBits[name]))),
    extension('2.5.29.14', false, new OctetString({ valueHex: bufferOf(subjectKey) })),
    authorityKeyIdentifier(issuerKey),
    ...(extendedKeyUsage === undefined ? [] : [extendedUsage(extendedKeyUsage)]),
    ...(addresses === undefined ? [] : [alternativeName(addresses)]),
  ];
}

const extendedUsage = (usage: 'serverAuth' | 'clientAuth'): Extension =>
  extension(
    '2.5.29.37',
    true,
    new ExtKeyUsage({
      keyPurposes: [usage === 'serverAuth' ? '1.3.6.1.5.5.7.3.1' : '1.3.6.1.5.5.7.3.2'],
    }).toSchema(),
  );

const alternativeName = (addresses: readonly Uint8Array[]): Extension =>
  extension(
    '2.5.29.17',
    false,
    new AltName({
      altNames: addresses.map(
        (address) => new GeneralName({ type: 7, value: new OctetString({ valueHex: bufferOf(address) }) }),
      ),
    }).toSchema(),
  );

const authorityKeyIdentifier = (key: Uint8Array): Extension =>
  extension(
    '2.5.29.35',
    false,
    new AuthorityKeyIdentifier({ keyIdentifier: new OctetString({ valueHex: bufferOf(key) }) }).toSchema(),
  );

const extension = (extnID: string, critical: boolean, value: { toBER(): ArrayBuffer }): Extension =>
  new Extension({ extnID, critical, extnValue: value.toBER() });

/** A BIT STRING of named bits without trailing zeros, as DER wants. */
function namedBits(bits: readonly number[]): BitString {
  const octet = bits.reduce((sum, bit) => sum | (0x80 >> bit), 0);
  return new BitString({ valueHex: Uint8Array.of(octet).buffer, unusedBits: 7 - Math.max(...bits) });
}

/** One attribute per relative name; pkijs itself would put all of them into one, which no authority does. */
function distinguishedName({ commonName, organisation }: CertificateRequest): RelativeDistinguishedNames {
  const relative = (type: string, value: PrintableString | Utf8String) =>
    new SetBlock({ value: [new Sequence({ value: [new ObjectIdentifier({ value: type }), value] })] });
  const schema = new Sequence({
    value: [
      relative('2.5.4.6', new PrintableString({ value: 'VN' })),
      relative('2.5.4.10', new Utf8String({ value: organisation })),
      relative('2.5.4.3', new Utf8String({ value: commonName })),
    ],
  });
  return new RelativeDistinguishedNames({ schema: fromBER(schema.toBER()).result });
}

/** RFC 5280 §4.2.1.2 method 1, with SHA-256 in place of SHA-1 and its first 160 bits (RFC 7093). */
const keyIdentifier = (certificate: Certificate): Uint8Array =>
  createHash('sha256')
    .update(certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView)
    .digest()
    .subarray(0, 20);

/** 127 random bits: positive, and never with a leading zero octet. */
function randomSerial(): Integer {
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  return integer(serial.toString('hex'));
}

const integer = (hex: string): Integer => new Integer({ valueHex: bufferOf(Buffer.from(hex, 'hex')) });

const bufferOf = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

function signingKey(key: KeyObject): Promise<webcrypto.CryptoKey> {
  const algorithm =
    key.asymmetricKeyType === 'rsa'
      ? { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
      : { name: 'ECDSA', namedCurve: 'P-256' };
  const der = key.export({ format: 'der', type: 'pkcs8' });
  return webcrypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign']);
}
