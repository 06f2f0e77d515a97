import { z } from 'zod';
import { Digest } from '../../contract/scalar.ts';
import { canonicalBytes } from '../encoding/canonical.ts';
import type { Crl } from './crl.ts';

/** What a list says of itself. */
export interface ListHead
  extends Pick<Crl, 'fingerprint' | 'thisUpdate' | 'nextUpdate' | 'number' | 'keepsExpiredSince'> {
  /** SHA-256 of the issuer's name. */
  readonly issuer: string;
}

/** What reading a revocation list found. It does not change, so that a list is read once for each key of its issuer. */
export interface ListFindings {
  readonly head: ListHead;
  /**
   * By key of the issuer (`keyOf`): since when the list says that certificates are revoked, where lists read before it
   * do not say so; undefined where this key did not sign the list.
   */
  readonly byKey: ReadonlyMap<string, ReadonlyMap<string, number> | undefined>;
}

/** Milliseconds since 1970, as far as a date of JavaScript goes. */
const Milliseconds = z.int().min(-8.64e15).max(8.64e15);
/** Lines of a serial number in hexadecimal, a space and a time: many short values are slow to validate one by one. */
const Lines = z.string();

const Stored = z.array(
  z.strictObject({
    list: Digest,
    issuer: Digest,
    thisUpdate: Milliseconds,
    nextUpdate: Milliseconds,
    /** Hexadecimal. */
    number: z
      .string()
      .regex(/^[0-9a-f]{1,40}$/)
      .nullable(),
    keepsExpiredSince: Milliseconds.nullable(),
    keys: z.array(
      z.strictObject({
        key: z.string().regex(/^[0-9a-f]{64} [0-9a-f]{64}$/),
        /** Null where the key did not sign the list. */
        revoked: Lines.nullable(),
      }),
    ),
  }),
);

export const encodeFindings = (findings: readonly ListFindings[]): Uint8Array =>
  canonicalBytes(
    findings.map(({ head, byKey }): z.input<typeof Stored>[number] => ({
      list: head.fingerprint,
      issuer: head.issuer,
      thisUpdate: head.thisUpdate,
      nextUpdate: head.nextUpdate,
      number: head.number?.toString(16) ?? null,
      keepsExpiredSince: head.keepsExpiredSince ?? null,
      keys: [...byKey].map(([key, revoked]) => ({ key, revoked: revoked ? linesOf(revoked) : null })),
    })),
  );

/** Throws where the bytes are none that `encodeFindings` made. */
export const decodeFindings = (bytes: Uint8Array): ListFindings[] =>
  Stored.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))).map(
    ({ list, issuer, thisUpdate, nextUpdate, number, keepsExpiredSince, keys }) => ({
      head: {
        ...{ fingerprint: list, issuer, thisUpdate, nextUpdate },
        number: number === null ? undefined : BigInt(`0x${number}`),
        keepsExpiredSince: keepsExpiredSince ?? undefined,
      },
      byKey: new Map(
        keys.map(({ key, revoked }) => [key, revoked === null ? undefined : readLines(revoked)]),
      ),
    }),
  );

const linesOf = (revoked: ReadonlyMap<string, number>): string =>
  Array.from(revoked, ([serial, at]) => `${serial} ${at}\n`).join('');

const line = /([0-9a-f]+) (-?\d{1,16})\n/y;

function readLines(text: string): Map<string, number> {
  const revoked = new Map<string, number>();
  line.lastIndex = 0;
  for (let end = 0; end < text.length; end = line.lastIndex) {
    const [, serial, at] = line.exec(text) ?? [];
    if (serial === undefined) throw new TypeError('not a serial number and a time');
    revoked.set(serial, Number(at));
  }
  return revoked;
}
