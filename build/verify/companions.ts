import { X509Certificate } from 'node:crypto';
import { digestOf } from '../../core/encoding/canonical.ts';
import { readCertificate } from '../../core/signature/certificates.ts';
import { readCrl, signedBy } from '../../core/signature/crl.ts';
import { sameBytes } from '../../core/signature/der-values.ts';
import { loadTrust } from '../../core/signature/trust.ts';
import { readme } from '../walkthrough/evidence-readme.ts';
import type { EvidenceFolder } from './evidence.ts';

/**
 * Checks the files of an evidence folder that no verdict depends on, because they could carry text: the trust files of
 * the folder, the copies under a ledger's letter alone, README.txt and chain.pem.
 */
export function checkCompanions(evidence: EvidenceFolder): void {
  const authorities = checkTrustFiles(evidence);
  evidence.acceptIf('README.txt', (bytes) => Buffer.from(readme()).equals(bytes));
  evidence.acceptIf('chain.pem', (bytes) => holdsOnly(text(bytes), authorities));
  for (const kind of ['checkpoint', 'anchor'])
    for (const letter of evidence.list(new RegExp(`^${kind}-([a-z])\\.(?:json|p7s)$`)))
      checkLastCopy(evidence, `${kind}-${letter}`);
}

/**
 * Accepts the anchors that can be read, and the intermediates and lists that an authority of the folder signed. Returns
 * the digests of the certificates.
 */
function checkTrustFiles(evidence: EvidenceFolder): Set<string> {
  const names = (kind: string): string[] =>
    evidence.numbered(new RegExp(`^(trust/${kind}-[0-9]+\\.[a-z]+)$`));
  const certificates = (kind: string): Uint8Array[] => {
    const found: Uint8Array[] = [];
    for (const name of names(kind))
      evidence.acceptIf(name, (der) => reads(() => readCertificate(der)) && found.push(der) > 0);
    return found;
  };
  const trust = {
    anchors: certificates('anchor'),
    intermediates: certificates('intermediate'),
    crls: [],
  };
  if (!reads(() => loadTrust(trust, 0))) return new Set();
  const store = loadTrust(trust, 0);
  const authorities = [...store.anchors, ...store.intermediates];
  for (const name of names('intermediate'))
    evidence.acceptIf(name, (der) => store.paths(store.certificate(der), []).length > 0);
  for (const name of names('crl'))
    evidence.acceptIf(name, (der) =>
      reads(() => readCrl(der))
        ? authorities.some(({ subject, key }) => {
            const crl = readCrl(der);
            return sameBytes(crl.issuer, subject) && signedBy(crl, key);
          })
        : false,
    );
  return new Set([...trust.anchors, ...trust.intermediates].map(digestOf));
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
    if (!reads(() => new X509Certificate(block))) return undefined;
    const certificate = new X509Certificate(block);
    return certificate.toString() === block ? digestOf(certificate.raw) : undefined;
  });
  const isKnown = (digest: string | undefined): boolean => digest !== undefined && trusted.has(digest);
  return digests.every(isKnown) && new Set(digests).size === digests.length;
}

/** A probe: whatever the reader throws is the answer no, and the file is named by the caller. */
function reads(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
