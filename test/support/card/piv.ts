import { type Answer, answer, type Command, refuse, status } from './apdu.ts';
import { type CardKey, rawRsa, signatureSequence, signDigest } from './card-keys.ts';
import { CardPin } from './pin.ts';
import { readTlvs, tlv, valueAt } from './tlv.ts';
import type { CardApplication } from './virtual-card.ts';

/**
 * Key references of SP 800-73-4, part 1, table 4b: authentication, signature, which asks for the PIN at each use, and
 * key management.
 */
export const pivSlots = { authentication: 0x9a, signature: 0x9c, keyManagement: 0x9d } as const;
export type PivSlot = keyof typeof pivSlots;

export interface PivKey {
  readonly key: CardKey;
  /** DER. */
  readonly certificate: Uint8Array;
}

export interface PivContent {
  readonly pin: string;
  readonly tries: number;
  /** 16 bytes, of which OpenSC makes the card's serial number. */
  readonly guid: Buffer;
  readonly keys: Readonly<Partial<Record<PivSlot, PivKey>>>;
}

const instruction = { select: 0xa4, getData: 0xcb, verify: 0x20, authenticate: 0x87 } as const;
const applicationId = Buffer.from('a000000308', 'hex');
const applicationPin = 0x80;
/** P1 of VERIFY that ends an authentication. */
const endAuthentication = 0xff;

const objects = {
  discovery: 0x7e,
  uniqueIdentifier: 0x5fc102,
  authentication: 0x5fc105,
  signature: 0x5fc10a,
  keyManagement: 0x5fc10b,
} as const;

/** The PIV application (SP 800-73-4, part 2), as far as middleware needs it to sign and to decrypt. */
export class PivApplication implements CardApplication {
  /** Of a card that no driver knows by it: the application is found by SELECT. */
  readonly atr = Buffer.from('3bd518ff8191fe1fc38073c8211309', 'hex');
  readonly pin: CardPin;
  readonly #content: PivContent;
  /** No key was used since the PIN was given. */
  #isFresh = false;

  constructor(content: PivContent) {
    this.#content = content;
    this.pin = new CardPin(content.pin, content.tries);
  }

  reset(): void {
    this.pin.isVerified = false;
    this.#isFresh = false;
  }

  run(command: Command): Answer {
    switch (command.ins) {
      case instruction.select:
        return this.#select(command);
      case instruction.getData:
        return this.#getData(command);
      case instruction.verify:
        return this.#verify(command);
      case instruction.authenticate:
        return this.#authenticate(command);
      default:
        return refuse(status.unknownInstruction);
    }
  }

  #select({ p1, data }: Command): Answer {
    const isOurs = p1 === 4 && data.subarray(0, applicationId.length).equals(applicationId);
    if (!isOurs) return refuse(status.notFound);
    const version = Buffer.from('00001000', 'hex');
    return answer(tlv(0x61, tlv(0x4f, version, Buffer.from([1, 0])), tlv(0x79, tlv(0x4f, applicationId))));
  }

  #getData({ data }: Command): Answer {
    const wanted = valueAt(readTlvs(data), 0x5c);
    if (wanted === undefined || wanted.length === 0 || wanted.length > 3) return refuse(status.wrongData);
    const tag = wanted.readUIntBE(0, wanted.length);
    if (tag === objects.discovery) return answer(discovery);
    if (tag === objects.uniqueIdentifier) return answer(uniqueIdentifier(this.#content.guid));
    const slot = slotNames.find((name) => objects[name] === tag);
    const certificate = slot && this.#content.keys[slot]?.certificate;
    if (certificate === undefined) return refuse(status.notFound);
    return answer(tlv(0x53, tlv(0x70, certificate), tlv(0x71, Buffer.from([0])), tlv(0xfe)));
  }

  #verify({ p1, p2, data }: Command): Answer {
    if (p2 !== applicationPin) return refuse(status.noReference);
    if (p1 === endAuthentication) {
      this.reset();
      return refuse(status.ok);
    }
    // A PIN is eight bytes, filled up with FF (SP 800-73-4, part 2, 2.4.3).
    const end = data.indexOf(0xff);
    const code = this.pin.verify(end === -1 ? data : data.subarray(0, end));
    if (data.length > 0) this.#isFresh = code === status.ok;
    return refuse(code);
  }

  /** GENERAL AUTHENTICATE with a challenge: what there is to sign or to decrypt. */
  #authenticate({ p2, data }: Command): Answer {
    const slot = slotNames.find((name) => pivSlots[name] === p2);
    const found = slot && this.#content.keys[slot];
    if (found === undefined) return refuse(status.noReference);
    const mayUse = this.pin.isVerified && (slot !== 'signature' || this.#isFresh);
    this.#isFresh = false;
    if (!mayUse) return refuse(status.notAuthenticated);
    const template = valueAt(readTlvs(data), 0x7c);
    const challenge = template && valueAt(readTlvs(template), 0x81);
    if (challenge === undefined) return refuse(status.wrongData);
    const result =
      found.key.kind === 'p256'
        ? signatureSequence(signDigest(found.key, challenge))
        : rawRsa(found.key, challenge);
    return answer(tlv(0x7c, tlv(0x82, result)));
  }
}

const slotNames: readonly PivSlot[] = ['authentication', 'signature', 'keyManagement'];

/** The PIN of the application and no other (SP 800-73-4, part 1, 3.3.2). */
const discovery = tlv(
  objects.discovery,
  tlv(0x4f, applicationId, Buffer.from('000010000100', 'hex')),
  tlv(0x5f2f, Buffer.from('4000', 'hex')),
);

/** FASC-N, 25 bytes, which differs from card to card. */
const agencyNumber = (guid: Buffer): Buffer =>
  Buffer.concat([Buffer.from('d43210', 'hex'), guid, guid.subarray(0, 6)]);

/** The serial number under which OpenSC shows a card. */
export const pivSerial = ({ guid }: Pick<PivContent, 'guid'>): string =>
  agencyNumber(guid).subarray(-8).toString('hex');

/** CHUID (SP 800-73-4, part 1, 3.1.2), not signed. */
const uniqueIdentifier = (guid: Buffer): Buffer =>
  tlv(
    0x53,
    tlv(0x30, agencyNumber(guid)),
    tlv(0x34, guid),
    tlv(0x35, Buffer.from('20401231')),
    tlv(0x3e),
    tlv(0xfe),
  );
