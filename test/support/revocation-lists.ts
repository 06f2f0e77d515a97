import { type KeyObject, sign } from 'node:crypto';
import { oids } from '../../core/signature/algorithms.ts';
import { readCertificate } from '../../core/signature/certificates.ts';
import { tags } from '../../core/signature/der.ts';
import {
  algorithm,
  context,
  element,
  octets,
  oid,
  sequence,
  time,
  unsigned,
  version,
} from '../../core/signature/encode.ts';
import { bitString } from './certificates.ts';

/** A revocation list by a P-256 key, with what authorities in the field state and those of the demo do not. */
export interface ListContent {
  /** The authority whose name the list bears, DER. */
  readonly authority: Uint8Array;
  readonly key: KeyObject;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
  readonly number?: number | undefined;
  /** expiredCertsOnCRL. */
  readonly keepsExpiredSince?: Date | undefined;
  /** Certificates, DER. */
  readonly revoked?: readonly { readonly certificate: Uint8Array; readonly at: Date }[];
  /** Further extensions by their identifier, not critical. */
  readonly extensions?: readonly { readonly oid: string; readonly value: Uint8Array }[];
}

export function revocationList(content: ListContent): Uint8Array {
  const { subject } = readCertificate(content.authority);
  const { number, keepsExpiredSince, revoked = [], extensions = [] } = content;
  const entries = revoked.map(({ certificate, at }) =>
    sequence(element(tags.integer, readCertificate(certificate).serial), time(at)),
  );
  const stated = [
    ...(number === undefined ? [] : [extension('2.5.29.20', unsigned(numberOctets(number)))]),
    ...(keepsExpiredSince === undefined ? [] : [extension('2.5.29.60', generalizedTime(keepsExpiredSince))]),
    ...extensions.map((one) => extension(one.oid, one.value)),
  ];
  const signed = sequence(
    version(1),
    ecdsa,
    subject,
    time(content.thisUpdate),
    time(content.nextUpdate),
    ...(entries.length === 0 ? [] : [sequence(...entries)]),
    ...(stated.length === 0 ? [] : [context(0, sequence(...stated))]),
  );
  return sequence(signed, ecdsa, bitString(sign('sha256', signed, content.key)));
}

const ecdsa = algorithm(oids.ecdsaSha256);
const extension = (type: string, value: Uint8Array) => sequence(oid(type), octets(value));
const numberOctets = (value: number): Uint8Array => Buffer.from(value.toString(16).padStart(8, '0'), 'hex');
const generalizedTime = (at: Date): Uint8Array =>
  element(tags.generalizedTime, Buffer.from(`${at.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`));
