import { oids } from '../signature/algorithms.ts';
import { expectOid, expectVersion, readContentInfo, readIssuerAndSerial } from '../signature/cms.ts';
import {
  childrenOf,
  type Der,
  DerError,
  Fields,
  primitiveContextTag,
  readDer,
  tags,
} from '../signature/der.ts';
import { sameBytes } from '../signature/der-values.ts';
import {
  algorithm,
  contentInfo,
  context,
  contextOctets,
  issuerAndSerial,
  nothing,
  octets,
  oid,
  sequence,
  setOf,
  version,
} from '../signature/encode.ts';

/** The hash of RSA-OAEP, for the label and for MGF1 alike. SoftHSM and some tokens know SHA-1 only. */
export type OaepHash = 'SHA-1' | 'SHA-256';

/** The content key for one certificate (RFC 5652 KeyTransRecipientInfo, RFC 3560). */
export interface Recipient {
  /** Name, DER, and contents octets of the serial number. */
  readonly issuer: Uint8Array;
  readonly serial: Uint8Array;
  readonly oaepHash: OaepHash;
  readonly encryptedKey: Uint8Array;
}

/** A CMS EnvelopedData with AES-256-CBC, taken apart. */
export interface EnvelopedData {
  readonly recipients: readonly Recipient[];
  readonly iv: Uint8Array;
  readonly ciphertext: Uint8Array;
}

const oaepParameters: Record<OaepHash, Uint8Array> = {
  // SHA-1 is the default of every parameter, and DER leaves defaults out.
  'SHA-1': sequence(),
  'SHA-256': sequence(
    context(0, algorithm(oids.sha256, nothing())),
    context(1, algorithm(oids.mgf1, algorithm(oids.sha256, nothing()))),
  ),
};

/** The file, DER. */
export function encodeEnvelopedData({ recipients, iv, ciphertext }: EnvelopedData): Uint8Array {
  return contentInfo(
    oids.envelopedData,
    sequence(
      version(0),
      setOf(...recipients.map(encodeRecipient)),
      sequence(oid(oids.data), algorithm(oids.aes256Cbc, octets(iv)), contextOctets(0, ciphertext)),
    ),
  );
}

const encodeRecipient = ({ issuer, serial, oaepHash, encryptedKey }: Recipient): Uint8Array =>
  sequence(
    version(0),
    issuerAndSerial(issuer, serial),
    algorithm(oids.rsaOaep, oaepParameters[oaepHash]),
    octets(encryptedKey),
  );

/** Reads what `encodeEnvelopedData` writes and nothing else; DerError otherwise. */
export function decodeEnvelopedData(file: Uint8Array): EnvelopedData {
  const fields = readContentInfo(readDer(file), oids.envelopedData);
  expectVersion(fields.any(), 0);
  const recipients = childrenOf(fields.any(), tags.set).map(decodeRecipient);
  const content = new Fields(fields.any());
  fields.end();

  expectOid(content.any(), oids.data);
  const cipher = new Fields(content.any());
  expectOid(cipher.any(), oids.aes256Cbc);
  const iv = cipher.take(tags.octetString).value;
  cipher.end();
  const ciphertext = content.take(primitiveContextTag(0)).value;
  content.end();
  if (iv.length !== 16) throw new DerError();
  return { recipients, iv, ciphertext };
}

function decodeRecipient(element: Der): Recipient {
  const fields = new Fields(element);
  expectVersion(fields.any(), 0);
  const { issuer, serial } = readIssuerAndSerial(fields.any());
  const transport = new Fields(fields.any());
  expectOid(transport.any(), oids.rsaOaep);
  const oaepHash = readOaepHash(transport.take(tags.sequence));
  transport.end();
  const encryptedKey = fields.take(tags.octetString).value;
  fields.end();
  return { issuer, serial, oaepHash, encryptedKey };
}

function readOaepHash({ bytes }: Der): OaepHash {
  if (sameBytes(bytes, oaepParameters['SHA-1'])) return 'SHA-1';
  if (sameBytes(bytes, oaepParameters['SHA-256'])) return 'SHA-256';
  throw new DerError();
}
