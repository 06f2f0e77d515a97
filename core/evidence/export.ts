import { z } from 'zod';
import { parseLedgerEntry } from '../../contract/ledger/act.ts';
import { Digest, OrganisationCode, TerminalCode } from '../../contract/scalar.ts';
import { proofsOf } from '../acts/engine/proofs.ts';
import { canonicalBytes } from '../encoding/canonical.ts';
import type { SignedBytes } from '../encoding/statement.ts';
import type { Store } from '../ports/store.ts';

/**
 * The evidence of one terminal as files that anybody can check without this program's store. Several
 * terminals share a folder, each with its own letter:
 *
 *   terminal-a.json             whose ledger it is, and which directory authorities it accepts (`EvidenceFrame`)
 *   ledger-a.jsonl              one RFC 8785 entry a line, oldest first
 *   checkpoint-a-000001.json    the statement of each checkpoint; `.p7s` is the detached CMS over it
 *   checkpoint-a.json, .p7s     the last checkpoint again
 *   anchor-a-000001.json, .p7s  the endpoint's countersignature on the checkpoint of that number
 *   anchor-a.json, .p7s         the last of them again
 *   proof/<sha-256>             every signed statement and signature that an act refers to
 *   directory.json, .p7s        the signed directory: who may sign for whom, and when
 *   trust/anchor-01.der …       trust anchors, `intermediate-01.der` …, `crl-01.crl` …
 */
export const EvidenceFrame = z.strictObject({
  purpose: z.literal('tram-mat/evidence'),
  version: z.literal(2),
  organisation: OrganisationCode,
  terminal: TerminalCode,
  directoryAuthorities: z.array(Digest).min(1).max(8),
  staleCrlDays: z.int().min(0).max(365),
});
export type EvidenceFrame = z.infer<typeof EvidenceFrame>;

const EvidenceLetter = z.string().regex(/^[a-z]$/);

export interface EvidenceSource {
  /** `a` to `z`. */
  letter: string;
  frame: Omit<EvidenceFrame, 'purpose' | 'version'>;
  store: Pick<Store, 'ledger' | 'checkpoints' | 'proofs'>;
  directory: SignedBytes;
  trust: { anchors: Uint8Array[]; intermediates: Uint8Array[]; crls: Uint8Array[] };
}

/** The files of one terminal by name. All in memory: an export is for an examination, not a backup. */
export function exportEvidence(source: EvidenceSource): Map<string, Uint8Array> {
  const { letter, frame, store, directory, trust } = source;
  EvidenceLetter.parse(letter);
  const files = new Map<string, Uint8Array>();
  const put = (name: string, { content, signature }: SignedBytes): void => {
    files.set(`${name}.json`, content);
    files.set(`${name}.p7s`, signature);
  };

  const whose: EvidenceFrame = { purpose: 'tram-mat/evidence', version: 2, ...frame };
  files.set(`terminal-${letter}.json`, canonicalBytes(EvidenceFrame.parse(whose)));

  const lines: string[] = [];
  for (const line of store.ledger.lines()) {
    lines.push(`${line}\n`);
    for (const { proof } of proofsOf(parseLedgerEntry(JSON.parse(line)))) {
      for (const digest of [proof.content, proof.signature]) {
        const bytes = store.proofs.get(digest);
        if (bytes !== undefined) files.set(`proof/${digest}`, bytes);
      }
    }
  }
  files.set(`ledger-${letter}.jsonl`, new TextEncoder().encode(lines.join('')));

  let number = 0;
  for (const { statement, signature, anchor } of store.checkpoints.all()) {
    number += 1;
    const digits = String(number).padStart(6, '0');
    const checkpoint = { content: statement, signature };
    put(`checkpoint-${letter}-${digits}`, checkpoint);
    put(`checkpoint-${letter}`, checkpoint);
    if (anchor === null) continue;
    const countersigned = { content: anchor.statement, signature: anchor.signature };
    put(`anchor-${letter}-${digits}`, countersigned);
    put(`anchor-${letter}`, countersigned);
  }

  put('directory', directory);
  const kinds = [
    ['anchor', 'der', trust.anchors],
    ['intermediate', 'der', trust.intermediates],
    ['crl', 'crl', trust.crls],
  ] as const;
  for (const [kind, extension, contents] of kinds) {
    for (const [index, bytes] of contents.entries()) {
      files.set(`trust/${kind}-${String(index + 1).padStart(2, '0')}.${extension}`, bytes);
    }
  }
  return files;
}
