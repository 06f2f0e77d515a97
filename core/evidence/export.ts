import { z } from 'zod';
import { parseLedgerEntry } from '../../contract/ledger/act.ts';
import { Digest, OrganisationCode, TerminalCode } from '../../contract/scalar.ts';
import { proofsOf } from '../acts/engine/proofs.ts';
import { canonicalBytes, digestOf } from '../encoding/canonical.ts';
import type { SignedBytes } from '../encoding/statement.ts';
import type { Store } from '../ports/store.ts';
import type { TrustFileRole, TrustFiles } from '../signature/trust-files.ts';

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
  trust: Pick<TrustFiles, TrustFileRole>;
  /**
   * Signs what is not yet signed (`Checkpoints.now` of the session): what an open terminal exports without it has an
   * end for which nobody vouches. `closed` for a store whose terminal is locked: the lock signed it, and no token is at
   * hand; one that was killed before that is exported as it is, and verification names its unsigned end.
   */
  checkpoint: (() => Promise<unknown>) | 'closed';
}

/**
 * The files of one terminal by name, in memory: an export is for an examination, not a backup. Of the lists of many
 * years `exportedLists` gives one at a time.
 */
export async function exportEvidence(source: EvidenceSource): Promise<Map<string, Uint8Array>> {
  const { letter, frame, store, directory, trust, checkpoint } = source;
  EvidenceLetter.parse(letter);
  if (checkpoint !== 'closed') await signAll(store, checkpoint);
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
    const signed = { content: statement, signature };
    put(`checkpoint-${letter}-${digits}`, signed);
    put(`checkpoint-${letter}`, signed);
    if (anchor === null) continue;
    const countersigned = { content: anchor.statement, signature: anchor.signature };
    put(`anchor-${letter}-${digits}`, countersigned);
    put(`anchor-${letter}`, countersigned);
  }

  put('directory', directory);
  const trusted = [
    ...numbered('anchor', 'der', trust.anchors),
    ...numbered('intermediate', 'der', trust.intermediates),
    ...exportedLists(trust.crls),
  ];
  for (const [name, bytes] of trusted) files.set(name, bytes);
  return files;
}

/** The revocation lists of an export by name, one at a time. */
export const exportedLists = (lists: Iterable<Uint8Array>): Iterable<[name: string, bytes: Uint8Array]> =>
  numbered('crl', 'crl', lists);

/** A file that was imported twice is exported once. */
function* numbered(
  kind: string,
  extension: string,
  contents: Iterable<Uint8Array>,
): Iterable<[name: string, bytes: Uint8Array]> {
  const seen = new Set<string>();
  for (const bytes of contents) {
    const digest = digestOf(bytes);
    if (seen.has(digest)) continue;
    seen.add(digest);
    yield [`trust/${kind}-${String(seen.size).padStart(2, '0')}.${extension}`, bytes];
  }
}

/** An act may be written while the token signs those before it, so this is tried more than once. */
async function signAll(
  { ledger, checkpoints }: EvidenceSource['store'],
  checkpoint: () => Promise<unknown>,
): Promise<void> {
  for (let tries = 0; tries < 3; tries += 1) {
    if ((checkpoints.last()?.toSeq ?? 0) === (ledger.head()?.seq ?? 0)) return;
    await checkpoint();
  }
}
