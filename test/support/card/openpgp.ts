import { createHash } from 'node:crypto';
import { type Answer, answer, type Command, refuse, status } from './apdu.ts';
import { type CardKey, signDigestInfo } from './card-keys.ts';
import { CardPin } from './pin.ts';
import { tlv } from './tlv.ts';
import type { CardApplication } from './virtual-card.ts';

export interface OpenPgpContent {
  readonly pin: string;
  readonly tries: number;
  /** Four bytes. */
  readonly serial: Buffer;
  /** RSA of 2048 bits; the card's one certificate belongs to it. */
  readonly authenticationKey: CardKey;
  /** DER. */
  readonly certificate: Uint8Array;
}

const instruction = {
  select: 0xa4,
  getData: 0xca,
  verify: 0x20,
  generateKeyPair: 0x47,
  internalAuthenticate: 0x88,
} as const;

/** References of the one user PIN (OpenPGP card 2.1, 7.2.2): for signatures, and for everything else. */
const forSignature = 0x81;
const forOther = 0x82;
const authenticationTemplate = 0xa4;
const longestPin = 32;

/** The OpenPGP application, version 2.1, with an authentication key, as far as middleware needs it to sign. */
export class OpenPgpApplication implements CardApplication {
  /** Of a card that no driver knows by it: the application is found by SELECT. */
  readonly atr = Buffer.from('3bd518ff8191fe1fc38073c8211309', 'hex');
  readonly pin: CardPin;
  readonly #content: OpenPgpContent;
  readonly #objects: ReadonlyMap<number, Buffer>;
  readonly #verified = new Set<number>();

  constructor(content: OpenPgpContent) {
    this.#content = content;
    this.pin = new CardPin(content.pin, content.tries);
    this.#objects = new Map([
      [0x4f, applicationId(content.serial)],
      [0x5e, Buffer.alloc(0)],
      [0x5f50, Buffer.alloc(0)],
      [0x5f52, historicalBytes],
      [0x65, cardholder],
      [0x7a, tlv(0x93, Buffer.alloc(3))],
      [0x7f21, Buffer.from(content.certificate)],
    ]);
  }

  reset(): void {
    this.#verified.clear();
  }

  run(command: Command): Answer {
    switch (command.ins) {
      case instruction.select:
        return this.#select(command);
      case instruction.getData:
        return this.#getData(command);
      case instruction.verify:
        return this.#verify(command);
      case instruction.generateKeyPair:
        return this.#publicKey(command);
      case instruction.internalAuthenticate:
        return this.#authenticate(command);
      default:
        return refuse(status.unknownInstruction);
    }
  }

  #select({ p1, data }: Command): Answer {
    const name = applicationId(this.#content.serial);
    const isOurs = p1 === 4 && data.length >= 6 && name.subarray(0, data.length).equals(data);
    return isOurs ? answer(tlv(0x6f, tlv(0x84, name))) : refuse(status.notFound);
  }

  #getData({ p1, p2 }: Command): Answer {
    const tag = (p1 << 8) | p2;
    if (tag === 0xc4) return answer(this.#pinStatus());
    if (tag === 0x6e) return answer(this.#related());
    const object = this.#objects.get(tag);
    return object === undefined ? refuse(status.noReference) : answer(object);
  }

  /** Application related data: what the card is and can do. */
  #related(): Buffer {
    const rsa2048 = Buffer.from('010800002000', 'hex');
    const none = Buffer.alloc(20);
    const fingerprint = createHash('sha1').update(this.#content.certificate).digest();
    return tlv(
      0x6e,
      tlv(0x4f, applicationId(this.#content.serial)),
      tlv(0x5f52, historicalBytes),
      tlv(
        0x73,
        tlv(0xc0, capabilities),
        ...[0xc1, 0xc2, 0xc3].map((key) => tlv(key, rsa2048)),
        tlv(0xc4, this.#pinStatus()),
        tlv(0xc5, none, none, fingerprint),
        tlv(0xc6, Buffer.alloc(60)),
        tlv(0xcd, Buffer.alloc(12)),
      ),
    );
  }

  /** PW status bytes: longest PINs, and tries left of user's PIN, resetting code and administrator's PIN. */
  #pinStatus = (): Buffer => Buffer.from([1, longestPin, longestPin, longestPin, this.pin.triesLeft, 0, 3]);

  #verify({ p2, data }: Command): Answer {
    if (p2 !== forSignature && p2 !== forOther) return refuse(status.noReference);
    if (data.length === 0 && this.#verified.has(p2)) return refuse(status.ok);
    // Being right for one purpose says nothing of the other.
    this.pin.isVerified = false;
    const code = this.pin.verify(data);
    if (code === status.ok) this.#verified.add(p2);
    else if (data.length > 0) this.#verified.delete(p2);
    return refuse(code);
  }

  #publicKey({ p1, data }: Command): Answer {
    const isRead = p1 === 0x81 && data.readUInt8(0) === authenticationTemplate;
    if (!isRead) return refuse(status.noReference);
    const { n = '', e = '' } = this.#content.authenticationKey.publicKey.export({ format: 'jwk' });
    const number = (text: string) => Buffer.from(text, 'base64url');
    return answer(tlv(0x7f49, tlv(0x81, number(n)), tlv(0x82, number(e))));
  }

  #authenticate({ data }: Command): Answer {
    if (!this.#verified.has(forOther)) return refuse(status.notAuthenticated);
    return answer(signDigestInfo(this.#content.authenticationKey, data));
  }
}

/** OpenPGP card 2.1, 4.2.1; a manufacturer's number for tests. */
const applicationId = (serial: Buffer): Buffer =>
  Buffer.concat([Buffer.from('d276000124010201ffff', 'hex'), serial, Buffer.alloc(2)]);

/** Commands and answers of extended length (ISO 7816-4, 8.1.1). */
const historicalBytes = Buffer.from('0031c573c00140059000', 'hex');
/** No capability of writing; certificates, commands and answers of up to 2048 bytes. */
const capabilities = Buffer.from('00000000080008000800', 'hex');
const cardholder = tlv(
  0x65,
  tlv(0x5b, Buffer.from('TEST')),
  tlv(0x5f2d, Buffer.from('vi')),
  tlv(0x5f35, Buffer.from('9')),
);
