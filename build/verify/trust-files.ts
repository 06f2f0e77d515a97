import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../contract/errors/index.ts';
import { digestOf } from '../../core/encoding/canonical.ts';
import type { EvidenceFolder } from './evidence.ts';
import { certificate, exportedCertificates, exportedLists, revocationList } from './file-names.ts';
import { printableName } from './printable.ts';
import type { Report } from './report.ts';
import { readSafely } from './safe-file.ts';

/** A certificate (`anchor-….der`, `intermediate-….der`) or a revocation list (`….crl`), read when it is needed. */
export interface TrustFile {
  name: string;
  read: () => Uint8Array;
}

/** The examiner's own trust files, under any names of the three kinds; one that cannot be read is a fault. */
export function ownTrust(folder: string, report: Report): TrustFile[] {
  return namesIn(folder).flatMap((name) => {
    const find = () => readSafely(join(folder, name), name.endsWith('.crl') ? revocationList : certificate);
    try {
      return find() === undefined ? [] : [{ name, read: () => present(find()) }];
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      report.fault(error.code, `--trust ${printableName(name)}`);
      return [];
    }
  });
}

/**
 * Those of the export, each kind counted from 01. One that is there twice is a fault and left out, and so is one out of
 * its place. From the first on that goes beyond what a kind may have together, each is too large and is not read.
 */
export function exportedTrust(evidence: EvidenceFolder): TrustFile[] {
  const seen = new Set<string>();
  const kinds = (names: readonly string[], most: number): TrustFile[] => {
    const files = names.flatMap((kind) => evidence.numbered(new RegExp(`^trust/(${kind}-[0-9]+\\.[a-z]+)$`)));
    let room = most;
    return files.flatMap((name) => {
      const bytes = room < 0 ? undefined : evidence.find(`trust/${name}`);
      room -= bytes?.length ?? 0;
      if (room < 0) evidence.fail(`trust/${name}`, 'FILE_TOO_LARGE');
      if (bytes === undefined || room < 0) return [];
      const digest = digestOf(bytes);
      const isDouble = seen.has(digest);
      if (isDouble) evidence.fail(`trust/${name}`, 'FILE_DOUBLED');
      seen.add(digest);
      return isDouble ? [] : [{ name, read: () => present(evidence.find(`trust/${name}`)) }];
    });
  };
  return [...kinds(['anchor', 'intermediate'], exportedCertificates), ...kinds(['crl'], exportedLists)];
}

/** A file that was there a moment ago; FILE_UNREADABLE when it is not any more. */
function present(bytes: Uint8Array | undefined): Uint8Array {
  if (bytes === undefined) throw new AppError('FILE_UNREADABLE');
  return bytes;
}

/** Names the file of the export for which all were refused: TRUST_FILES_INVALID, CLOCK_BEHIND, FILE_TOO_LARGE. */
export function nameRefused(evidence: EvidenceFolder, trust: () => unknown): void {
  try {
    trust();
  } catch (error) {
    if (!(error instanceof AppError) || error.detail === undefined || !('name' in error.detail)) return;
    const name = `trust/${error.detail.name}`;
    const isTooLarge = 'reason' in error.detail && error.detail.reason === 'too-large';
    if (evidence.has(name)) evidence.fail(name, isTooLarge ? 'FILE_TOO_LARGE' : error.code);
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /^(?:anchor|intermediate)-.*\.der$|\.crl$/.test(name))
      .sort();
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
    throw new AppError('FILE_UNREADABLE', { cause });
  }
}
