import { X509Certificate } from 'node:crypto';
import { AppError } from '../../contract/errors/index.ts';
import { digestOf } from '../../core/encoding/canonical.ts';
import type { TrustStore } from '../../core/signature/trust.ts';
import { knownReadmes } from '../walkthrough/evidence-readme.ts';
import type { EvidenceFolder } from './evidence.ts';

/**
 * Checks the files of an evidence folder that no verdict depends on, because they could carry text: of the trust files
 * those are accepted that a verdict rests on or that an authority of such a path signed, for any other subject is
 * anybody's words. The rest are the copies under a ledger's letter alone, README.txt and chain.pem.
 */
export function checkCompanions(evidence: EvidenceFolder, trust: () => TrustStore): void {
  const authorities = checkTrustFiles(evidence, trust);
  evidence.acceptIf('README.txt', (bytes) =>
    knownReadmes().some((readme) => Buffer.from(readme).equals(bytes)),
  );
  evidence.acceptIf('chain.pem', (bytes) => holdsOnly(text(bytes), authorities));
  for (const kind of ['checkpoint', 'anchor'])
    for (const letter of evidence.list(new RegExp(`^${kind}-([a-z])\\.(?:json|p7s)$`)))
      checkLastCopy(evidence, `${kind}-${letter}`);
}

/** Accepts the trust files that a check vouches for. Returns the digests of the certificates. */
function checkTrustFiles(evidence: EvidenceFolder, trust: () => TrustStore): Set<string> {
  const names = (kind: string): string[] =>
    evidence.numbered(new RegExp(`^(trust/${kind}-[0-9]+\\.[a-z]+)$`));
  const authorities: Uint8Array[] = [];
  for (const name of [...names('anchor'), ...names('intermediate')])
    evidence.acceptIf(name, (der) => {
      const vouched = isTrue(() => hasItsOwnSignature(der) && trust().vouchesForCertificate(der));
      if (vouched) authorities.push(der);
      return vouched;
    });
  const lists = names('crl').filter((one) => evidence.faults.get(one) !== 'FILE_TOO_LARGE');
  const vouches = vouchesIn(trust, authorities);
  for (const name of lists)
    if (vouches === undefined) evidence.reject(name);
    else evidence.acceptIf(name, (der) => isTrue(() => vouches(der)));
  return new Set(authorities.map(digestOf));
}

/** Undefined where the trust files were refused: no list is read for them then. */
function vouchesIn(
  trust: () => TrustStore,
  authorities: readonly Uint8Array[],
): ((der: Uint8Array) => boolean) | undefined {
  try {
    return trust().vouchesForLists(authorities);
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

/** `checkpoint-a` is the last of `checkpoint-a-000001` … once more. */
function checkLastCopy(evidence: EvidenceFolder, name: string): void {
  // Anchors have the numbers of their checkpoints, and some have none.
  const numbered = evidence.list(new RegExp(`^(${name}-[0-9]+)\\.json$`));
  const last = numbered.findLast((one) => evidence.wasRead(`${one}.json`));
  for (const ending of ['json', 'p7s']) {
    const copy = `${name}.${ending}`;
    if (!evidence.has(copy)) evidence.fail(copy, 'PROOF_MISSING');
    const original = last === undefined ? undefined : evidence.find(`${last}.${ending}`);
    evidence.acceptIf(copy, (bytes) => original !== undefined && Buffer.from(bytes).equals(original));
  }
}

/** Whether a PEM file is the plain spelling of certificates that the trust files hold too, each once. */
function holdsOnly(pem: string, trusted: ReadonlySet<string>): boolean {
  const blocks = pem.split(/(?<=-----END CERTIFICATE-----\n)/);
  const digests = blocks.map((block) => {
    const isPlain = isTrue(() => new X509Certificate(block).toString() === block);
    return isPlain ? digestOf(new X509Certificate(block).raw) : undefined;
  });
  const isKnown = (digest: string | undefined): boolean => digest !== undefined && trusted.has(digest);
  return digests.every(isKnown) && new Set(digests).size === digests.length;
}

/**
 * Whether a certificate that names itself as its issuer bears that signature. No path depends on it (an anchor is a name
 * and a key), so it is looked at here, whatever its algorithm: otherwise its bytes would be anybody's.
 */
function hasItsOwnSignature(der: Uint8Array): boolean {
  const certificate = new X509Certificate(der);
  return certificate.issuer !== certificate.subject || certificate.verify(certificate.publicKey);
}

/** Whatever the probe throws is the answer no, and the file is named by the caller. */
function isTrue(probe: () => boolean): boolean {
  try {
    return probe();
  } catch {
    return false;
  }
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
