import type { Certificate } from './certificates.ts';
import { sameBytes } from './der-values.ts';
import { keyUsage } from './extensions.ts';

/** Certificates in one path, leaf and anchor included. */
const longestPath = 6;
/** Signature checks spent on one leaf: certificates that sign each other in circles cost no more than this. */
const mostSignatureChecks = 32;

/**
 * Every path leaf → … → anchor (RFC 5280 §6) with name chaining, basicConstraints, path length, keyCertSign
 * and signatures checked. Dates and revocation depend on the time and are checked by the caller.
 */
export function findPaths(
  leaf: Certificate,
  intermediates: readonly Certificate[],
  anchors: readonly Certificate[],
): Certificate[][] {
  const found: Certificate[][] = [];
  let checks = 0;
  const signed = (child: Certificate, issuer: Certificate) => {
    checks += 1;
    return checks <= mostSignatureChecks && child.x509.verify(issuer.key);
  };
  const extend = (path: readonly Certificate[], last: Certificate) => {
    const below = path.slice(1).filter((item) => !isSelfIssued(item)).length;
    const issuers = (candidates: readonly Certificate[], signs: (issuer: Certificate) => boolean) =>
      candidates.filter(
        (issuer) =>
          signs(issuer) && mayIssue(issuer, last, below) && !has(path, issuer) && signed(last, issuer),
      );
    for (const anchor of issuers(anchors, anchorSigns)) found.push([...path, anchor]);
    if (path.length + 2 > longestPath) return;
    for (const issuer of issuers(distinct(intermediates, anchors), certificateSigns))
      extend([...path, issuer], issuer);
  };
  extend([leaf], leaf);
  return found;
}

/** `below` counts the intermediates between the issuer and the leaf that are not self-issued. */
function mayIssue(issuer: Certificate, child: Certificate, below: number): boolean {
  const { authority, pathLength } = issuer.extensions;
  return (
    sameBytes(issuer.subject, child.issuer) && authority && (pathLength === undefined || below <= pathLength)
  );
}

const certificateSigns = ({ extensions }: Certificate): boolean =>
  extensions.keyUsage?.has(keyUsage.keyCertSign) === true;
/** Old roots name no usage; RFC 5280 §6.1.4 n restricts only those that do. */
const anchorSigns = (anchor: Certificate): boolean =>
  anchor.extensions.keyUsage === undefined || certificateSigns(anchor);

/** RFC 5280 §4.2.1.9: such a certificate joins two keys of one authority and counts for no path length. */
const isSelfIssued = ({ issuer, subject }: Certificate): boolean => sameBytes(issuer, subject);

const has = (path: readonly Certificate[], certificate: Certificate): boolean =>
  path.some(({ fingerprint }) => fingerprint === certificate.fingerprint);

/** Each certificate once, and no anchor: an embedded copy of the anchor opens no second path. */
function distinct(certificates: readonly Certificate[], anchors: readonly Certificate[]): Certificate[] {
  const unique = new Map(certificates.map((certificate) => [certificate.fingerprint, certificate]));
  for (const { fingerprint } of anchors) unique.delete(fingerprint);
  return [...unique.values()];
}
