import type { SignMechanism } from '../../contract/token/channels.ts';
import { childrenOf, DerError, readDer, tags } from './der.ts';
import { readInteger } from './der-values.ts';
import { sequence, unsigned } from './encode.ts';

/** A curve's order and the octets of a number below it. */
interface Curve {
  readonly octets: number;
  readonly order: bigint;
}
const curves: Readonly<Record<Exclude<SignMechanism, 'rsa-pkcs1-sha256'>, Curve>> = {
  'ecdsa-sha256': {
    octets: 32,
    order: 0xffffffff_00000000_ffffffff_ffffffff_bce6faad_a7179e84_f3b9cac2_fc632551n,
  },
  'ecdsa-sha384': {
    octets: 48,
    order: BigInt(
      '0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973',
    ),
  },
};

const curveOf = (mechanism: SignMechanism): Curve | undefined =>
  mechanism === 'rsa-pkcs1-sha256' ? undefined : curves[mechanism];

/**
 * ECDSA-Sig-Value (RFC 5753 §7.2) of a raw r‖s. Of s and n−s, which hold for the same content, it states the lesser
 * one: a signature has one spelling, whatever a token returns.
 */
export function ecdsaValue(raw: Uint8Array, mechanism: SignMechanism): Uint8Array {
  const curve = curveOf(mechanism);
  if (curve === undefined || raw.length !== 2 * curve.octets) throw new DerError();
  const s = numberOf(raw.subarray(curve.octets));
  const lesser = isLesser(s, curve) ? s : curve.order - s;
  return sequence(unsigned(raw.subarray(0, curve.octets)), unsigned(octetsOf(lesser, curve.octets)));
}

/** Whether an ECDSA-Sig-Value states the lesser of s and n−s; DerError when it is none. */
export function statesLesser(signature: Uint8Array, mechanism: SignMechanism): boolean {
  const curve = curveOf(mechanism);
  if (curve === undefined) return true;
  const [r, s, ...more] = childrenOf(readDer(signature), tags.sequence).map(readInteger);
  if (r === undefined || s === undefined || more.length > 0) throw new DerError();
  return isLesser(numberOf(s), curve);
}

const isLesser = (s: bigint, { order }: Curve): boolean => s <= order / 2n;

const numberOf = (octets: Uint8Array): bigint => BigInt(`0x0${Buffer.from(octets).toString('hex')}`);

const octetsOf = (value: bigint, octets: number): Uint8Array =>
  Buffer.from(value.toString(16).padStart(2 * octets, '0'), 'hex');
