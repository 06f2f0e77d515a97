import { Aes256Gcm, CipherSuite, HkdfSha256 } from '@hpke/core';
import { XWing } from '@hpke/hybridkem-x-wing';
import { AppError } from '../../../contract/errors/index.ts';
import { type EnvelopeHeader, type SizeClass, sizeClasses } from '../../../contract/exchange/envelope.ts';
import { canonicalBytes } from '../../encoding/canonical.ts';

/**
 * Sealing of a body to one organisation's mailbox key: HPKE (RFC 9180) base mode with X-Wing, HKDF-SHA256
 * and AES-256-GCM. The header is bound as associated data. ML-KEM comes from the library, not from the
 * platform: Electron's BoringSSL and Node's OpenSSL do not offer the same.
 */
const suite = new CipherSuite({ kem: new XWing(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
const info = new TextEncoder().encode('tram-mat/envelope/1');

const encapsulationLength = 1120;
const tagLength = 16;
const lengthPrefix = 4;
const smallestFirst: readonly SizeClass[] = ['s', 'm', 'l'];

/** The smallest class that holds a body of `length` bytes; ENVELOPE_TOO_LARGE when none does. */
export function sizeClassFor(length: number): SizeClass {
  const fitting = smallestFirst.find((size) => length + lengthPrefix <= sizeClasses[size]);
  if (fitting === undefined) throw new AppError('ENVELOPE_TOO_LARGE');
  return fitting;
}

/** Seals `body` under `header`; returns encapsulation and ciphertext, one after the other. */
export async function seal(
  body: Uint8Array,
  header: EnvelopeHeader,
  publicKey: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  const padded = pad(body, header.sizeClass);
  let recipientPublicKey: Awaited<ReturnType<typeof suite.kem.deserializePublicKey>>;
  try {
    recipientPublicKey = await suite.kem.deserializePublicKey(new Uint8Array(publicKey).buffer);
  } catch (cause) {
    throw new AppError('MAILBOX_KEY_MISSING', { cause, detail: { organisation: header.to } });
  }
  const sender = await suite.createSenderContext({ recipientPublicKey, info: info.slice().buffer });
  const ciphertext = await sender.seal(padded.buffer, canonicalBytes(header).slice().buffer);
  padded.fill(0);
  const sealed = new Uint8Array(sender.enc.byteLength + ciphertext.byteLength);
  sealed.set(new Uint8Array(sender.enc));
  sealed.set(new Uint8Array(ciphertext), sender.enc.byteLength);
  return sealed;
}

/** The private half of an organisation's mailbox, in memory from unlock to lock. */
export interface MailboxKey {
  readonly publicKey: Uint8Array;
  /**
   * The body, which the caller wipes after use. ENVELOPE_UNSEALABLE when the seal, the header or the padding is not
   * what the sender made.
   */
  open(sealed: Uint8Array, header: EnvelopeHeader): Promise<Uint8Array>;
  /** Zeroes the key; nothing can be opened after. */
  close(): void;
}

/**
 * A new mailbox key pair as raw bytes (1216 public, 32 private); the caller zeroes the private part after storing it.
 */
export async function generateMailboxKey(): Promise<{ publicKey: Uint8Array; privateKey: Uint8Array }> {
  const pair = await suite.kem.generateKeyPair();
  return {
    publicKey: new Uint8Array(await suite.kem.serializePublicKey(pair.publicKey)).slice(),
    privateKey: new Uint8Array(await suite.kem.serializePrivateKey(pair.privateKey)).slice(),
  };
}

/** Takes a copy of the 32 private bytes; the caller may zero its own. ENVELOPE_UNSEALABLE for a wrong length. */
export async function openMailboxKey(privateKey: Uint8Array): Promise<MailboxKey> {
  if (privateKey.length !== 32) throw new AppError('ENVELOPE_UNSEALABLE');
  // A copy in every case: slicing a Buffer would share its memory.
  const own = new Uint8Array(privateKey);
  const publicKey = await publicKeyOf(own);
  const recipientKey = await suite.kem.deserializePrivateKey(own.buffer);
  let closed = false;
  return {
    publicKey,
    async open(sealed, header) {
      const length = encapsulationLength + sizeClasses[header.sizeClass] + tagLength;
      if (closed || sealed.length !== length) throw new AppError('ENVELOPE_UNSEALABLE');
      // The library takes whole buffers; a slice of a Node Buffer would hand it the pool behind it.
      const whole = new Uint8Array(sealed);
      let padded: Uint8Array;
      try {
        const recipient = await suite.createRecipientContext({
          recipientKey,
          enc: whole.slice(0, encapsulationLength).buffer,
          info: info.slice().buffer,
        });
        const opened = await recipient.open(
          whole.slice(encapsulationLength).buffer,
          canonicalBytes(header).slice().buffer,
        );
        padded = new Uint8Array(opened);
      } catch (cause) {
        throw new AppError('ENVELOPE_UNSEALABLE', { cause });
      }
      try {
        return unpad(padded);
      } finally {
        padded.fill(0);
      }
    },
    close() {
      closed = true;
      own.fill(0);
    },
  };
}

async function publicKeyOf(privateKey: Uint8Array): Promise<Uint8Array> {
  const kem = new XWing();
  const copy = privateKey.slice();
  const pair = await kem.generateKeyPairDerand(copy);
  const publicKey = new Uint8Array(await kem.serializePublicKey(pair.publicKey)).slice();
  copy.fill(0);
  return publicKey;
}

/** Length (4 bytes, big endian), body, zeros up to the class. */
function pad(body: Uint8Array, sizeClass: SizeClass): Uint8Array<ArrayBuffer> {
  const size = sizeClasses[sizeClass];
  if (body.length + lengthPrefix > size) throw new AppError('ENVELOPE_TOO_LARGE');
  const padded = new Uint8Array(size);
  new DataView(padded.buffer).setUint32(0, body.length);
  padded.set(body, lengthPrefix);
  return padded;
}

/** Refuses anything but zeros after the body: padding must not become a place to hide text in. */
function unpad(padded: Uint8Array): Uint8Array {
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0);
  const end = lengthPrefix + length;
  if (end > padded.length || padded.subarray(end).some((byte) => byte !== 0)) {
    throw new AppError('ENVELOPE_UNSEALABLE');
  }
  return padded.slice(lengthPrefix, end);
}
