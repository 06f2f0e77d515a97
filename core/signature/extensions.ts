import { childrenOf, type Der, DerError, explicit, Fields, readDer, tags } from './der.ts';
import { readBoolean, readCount, readNamedBits, readOid } from './der-values.ts';

/** What the extensions of a certificate allow (RFC 5280 §4.2). */
export interface Extensions {
  readonly authority: boolean;
  /** Intermediate certificates that may follow below; undefined is no limit. */
  readonly pathLength: number | undefined;
  /** Bits of keyUsage; undefined when the extension is absent. */
  readonly keyUsage: ReadonlySet<number> | undefined;
  readonly extendedKeyUsage: ReadonlySet<string> | undefined;
}

/** Bit numbers of RFC 5280 §4.2.1.3. */
export const keyUsage = {
  digitalSignature: 0,
  nonRepudiation: 1,
  keyEncipherment: 2,
  keyCertSign: 5,
  crlSign: 6,
} as const;

const known = {
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  extendedKeyUsage: '2.5.29.37',
} as const;
/** Taken in though nothing is computed from it: a critical subjectAltName only names the subject again. */
const understood: ReadonlySet<string> = new Set(Object.values(known));
/** When the key of an anchor may sign was decided by whoever imported it (RFC 5280 §6.1.1). */
const understoodOfAnchor: ReadonlySet<string> = new Set([...understood, '2.5.29.16']);

/**
 * Extensions that narrow what a certificate or its issuer may do, or say that the revocation list is not the whole
 * truth. This profile evaluates none of them, so each is refused whether it is marked critical or not.
 */
const notEvaluated: ReadonlySet<string> = new Set([
  '2.5.29.16', // private key usage period
  '2.5.29.27', // delta CRL indicator
  '2.5.29.28', // issuing distribution point
  '2.5.29.29', // certificate issuer
  '2.5.29.30', // name constraints
  '2.5.29.33', // policy mappings
  '2.5.29.36', // policy constraints
  '2.5.29.46', // freshest CRL
  '2.5.29.54', // inhibit anyPolicy
]);

/** An extension would have to be evaluated and is not. */
export class ExtensionError extends DerError {}

/** ExtensionError for an extension that is not `known` and critical, or one of those that are refused in any case. */
export function refuseForeign(extensions: readonly Extension[], known: ReadonlySet<string>): void {
  if (extensions.some(({ oid, critical }) => !known.has(oid) && (critical || notEvaluated.has(oid))))
    throw new ExtensionError();
}

export interface Extension {
  readonly oid: string;
  readonly critical: boolean;
  readonly value: Uint8Array;
}

/** The Extensions of a certificate or revocation list, each type once. */
export function readExtensionList(list: Der): Extension[] {
  const found = childrenOf(list, tags.sequence).map((element) => {
    const fields = new Fields(element);
    const oid = readOid(fields.any());
    const critical = fields.optional(tags.boolean);
    const value = fields.take(tags.octetString).value;
    fields.end();
    return { oid, critical: critical !== undefined && readBoolean(critical), value };
  });
  if (new Set(found.map(({ oid }) => oid)).size !== found.length) throw new DerError();
  return found;
}

/**
 * `tagged` is the [3] field of a certificate. ExtensionError for an unknown critical extension and for one that would
 * have to be evaluated.
 */
export function readExtensions(
  tagged: Der | undefined,
  of: 'certificate' | 'anchor' = 'certificate',
): Extensions {
  const list = tagged === undefined ? [] : readExtensionList(explicit(tagged));
  refuseForeign(list, of === 'anchor' ? understoodOfAnchor : understood);
  const valueAt = (oid: string) => {
    const extension = list.find((item) => item.oid === oid);
    return extension === undefined ? undefined : readDer(extension.value);
  };
  const usage = valueAt(known.keyUsage);
  const extended = valueAt(known.extendedKeyUsage);
  return {
    ...readBasicConstraints(valueAt(known.basicConstraints)),
    keyUsage: usage === undefined ? undefined : readNamedBits(usage),
    extendedKeyUsage:
      extended === undefined ? undefined : new Set(childrenOf(extended, tags.sequence).map(readOid)),
  };
}

function readBasicConstraints(element: Der | undefined): Pick<Extensions, 'authority' | 'pathLength'> {
  if (element === undefined) return { authority: false, pathLength: undefined };
  const fields = new Fields(element);
  const authority = fields.optional(tags.boolean);
  const length = fields.optional(tags.integer);
  fields.end();
  return {
    authority: authority !== undefined && readBoolean(authority),
    pathLength: length === undefined ? undefined : readCount(length),
  };
}
