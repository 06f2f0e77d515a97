import type { Certificate } from './certificates.ts';
import { covers, laterFirst, serialKey } from './crl.ts';
import { sameBytes } from './der-values.ts';
import { keyUsage } from './extensions.ts';
import type { KeptList } from './revocation-lists.ts';
import type { TrustStore } from './trust.ts';

export interface Revocation {
  readonly status: 'good' | 'stale' | 'too-stale' | 'missing' | 'revoked';
  /** Since when (milliseconds since 1970) any list names the certificate. */
  readonly revokedAt: number | undefined;
}

/** A certificate below the anchor of a path, and its issuer there. */
export interface Issued {
  readonly certificate: Certificate;
  readonly issuer: Certificate;
  readonly anchor: Certificate;
}

/** Each certificate of a path that somebody else of the path issued. */
export function issuedIn(path: readonly Certificate[]): Issued[] {
  const anchor = path.at(-1);
  return path.slice(0, -1).flatMap((certificate, index) => {
    const issuer = path[index + 1];
    return issuer === undefined || anchor === undefined ? [] : [{ certificate, issuer, anchor }];
  });
}

/**
 * What all lists in hand say of a certificate at `now`. It is revoked from the earliest date that any of them states:
 * an authority may drop a certificate from its lists once it has ended (RFC 5280 §3.3), and evidence is kept longer
 * than certificates live. The latest list says only how fresh the knowledge is, and of those only lists count that
 * would still name the certificate.
 *
 * A list made after `now` counts: when an old signature is checked as of its own day, a later list knows more, not
 * less.
 */
export const revocationOf = (issued: Issued, trust: TrustStore, now: number): Revocation =>
  judge(issued, trust, now, new Set());

/** `open` are the keys whose own certificates are being judged further up: a list may name the key that signed it. */
function judge(issued: Issued, trust: TrustStore, now: number, open: ReadonlySet<string>): Revocation {
  const { certificate, issuer } = issued;
  const own = trust.listsBy(issuer);
  const others = otherKeys(issued, trust).map((key) => ({ key, of: trust.listsBy(key) }));
  const serial = serialKey(certificate.serial);
  const times = [own, ...others.map(({ of }) => of)].flatMap(({ revoked }) => revoked.get(serial) ?? []);
  const revokedAt = times.length === 0 ? undefined : Math.min(...times);
  if (revokedAt !== undefined && revokedAt <= now) return { status: 'revoked', revokedAt };
  const stillNames = (list: KeptList): boolean => covers(list, certificate.notAfter);
  const renewed = others
    .filter(({ key }) => maySignLists(key, issued, trust, { now, open }))
    .map(({ key, of }) => of.lists.find((list) => stillNames(list) && livesAt(key, list.thisUpdate)));
  const [latest] = [own.lists.find(stillNames), ...renewed]
    .filter((list) => list !== undefined)
    .sort(laterFirst);
  return { status: latest === undefined ? 'missing' : freshness(latest, trust, now), revokedAt };
}

function freshness(
  { nextUpdate }: KeptList,
  { staleCrl }: TrustStore,
  now: number,
): 'good' | 'stale' | 'too-stale' {
  if (now <= nextUpdate) return 'good';
  return now <= nextUpdate + staleCrl ? 'stale' : 'too-stale';
}

const livesAt = ({ notBefore, notAfter }: Certificate, time: number): boolean =>
  notBefore <= time && time <= notAfter;

/**
 * The certificates of other keys of the issuer (RFC 5280 §6.3.3 f): of the same name, below the same anchor or another
 * of its name. An authority renews its key, or signs its lists with a key of their own.
 */
function otherKeys({ issuer, anchor }: Issued, trust: TrustStore): Certificate[] {
  return trust
    .authoritiesNamed(issuer.subject)
    .filter((key) => !sameBytes(key.spki, issuer.spki) && pathsBelow(key, anchor, trust).length > 0);
}

/** The paths from an authority to an anchor of the name given; an anchor of that name is its own path. */
function pathsBelow(key: Certificate, anchor: Certificate, trust: TrustStore): readonly Certificate[][] {
  if (trust.anchors.includes(key)) return [[key]];
  if (key.extensions.keyUsage?.has(keyUsage.crlSign) !== true) return [];
  return trust.paths(key, []).filter((path) => sameBytes(path.at(-1)?.subject ?? key.issuer, anchor.subject));
}

/** Whether what another key of the issuer signs may be taken for the state of affairs: it is not revoked itself. */
function maySignLists(
  key: Certificate,
  { anchor }: Issued,
  trust: TrustStore,
  { now, open }: { now: number; open: ReadonlySet<string> },
): boolean {
  if (open.has(key.fingerprint)) return true;
  const within = new Set([...open, key.fingerprint]);
  return pathsBelow(key, anchor, trust).some((path) =>
    issuedIn(path).every((issued) => {
      const { status } = judge(issued, trust, now, within);
      return status === 'good' || status === 'stale';
    }),
  );
}
