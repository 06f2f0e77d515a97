import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { digestOf } from '../../core/encoding/canonical.ts';
import { readCertificate } from '../../core/signature/certificates.ts';
import { readCrl } from '../../core/signature/crl.ts';
import { readme } from '../walkthrough/evidence-readme.ts';
import { type EvidenceFolder, namesIn } from './evidence.ts';

/**
 * Checks the files of an evidence folder that no verdict depends on, because they could carry text: the trust files of
 * the folder, the copies under a ledger's letter alone, README.txt and chain.pem.
 */
export function checkCompanions(evidence: EvidenceFolder, root: string): void {
  const trusted = new Set<string>();
  for (const name of namesIn(join(root, 'trust'), /^(?:anchor|intermediate)-[0-9]+\.der$/)) {
    evidence.acceptIf(`trust/${name}`, (der) => {
      trusted.add(digestOf(der));
      return reads(() => readCertificate(der));
    });
  }
  for (const name of namesIn(join(root, 'trust'), /^crl-[0-9]+\.crl$/))
    evidence.acceptIf(`trust/${name}`, (der) => reads(() => readCrl(der)));
  evidence.acceptIf('README.txt', (bytes) => text(bytes) === readme());
  evidence.acceptIf('chain.pem', (bytes) => holdsOnly(text(bytes), trusted));
  for (const kind of ['checkpoint', 'anchor'])
    for (const letter of evidence.list(new RegExp(`^${kind}-([a-z])\\.json$`)))
      checkLastCopy(evidence, `${kind}-${letter}`);
}

/** `checkpoint-a` is the last of `checkpoint-a-000001` … once more. */
function checkLastCopy(evidence: EvidenceFolder, name: string): void {
  const numbered = evidence.list(new RegExp(`^(${name}-[0-9]+)\\.json$`));
  const last = numbered.findLast((one) => evidence.wasRead(`${one}.json`));
  for (const ending of ['json', 'p7s']) {
    const original = last === undefined ? undefined : evidence.find(`${last}.${ending}`);
    evidence.acceptIf(
      `${name}.${ending}`,
      (bytes) => original !== undefined && Buffer.from(bytes).equals(original),
    );
  }
}

/** Whether a PEM file is made of nothing but certificates that the trust files hold too. */
function holdsOnly(pem: string, trusted: ReadonlySet<string>): boolean {
  const block = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----\n?/g;
  const known = (one: string): boolean => trusted.has(digestOf(new X509Certificate(one).raw));
  return (
    pem.replaceAll(block, (one) => (reads(() => new X509Certificate(one)) && known(one) ? '' : one)) === ''
  );
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

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
