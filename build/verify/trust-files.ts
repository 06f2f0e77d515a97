import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../contract/errors/index.ts';
import { digestOf } from '../../core/encoding/canonical.ts';
import type { EvidenceFolder } from './evidence.ts';
import { certificate, exportedTrustBytes, revocationList } from './file-names.ts';
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
 * its place; of what goes beyond `exportedTrustBytes` each is too large.
 */
export function exportedTrust(evidence: EvidenceFolder): TrustFile[] {
  const seen = new Set<string>();
  let size = 0;
  return ['anchor', 'crl', 'intermediate'].flatMap((kind) =>
    evidence.numbered(new RegExp(`^trust/(${kind}-[0-9]+\\.[a-z]+)$`)).flatMap((name) => {
      const bytes = evidence.find(`trust/${name}`);
      if (bytes === undefined) return [];
      const digest = digestOf(bytes);
      const isDouble = seen.has(digest);
      const isTooMuch = size + bytes.length > exportedTrustBytes;
      if (isDouble) evidence.fail(`trust/${name}`, 'FILE_DOUBLED');
      else if (isTooMuch) evidence.fail(`trust/${name}`, 'FILE_TOO_LARGE');
      if (isDouble || isTooMuch) return [];
      seen.add(digest);
      size += bytes.length;
      return [{ name, read: () => present(evidence.find(`trust/${name}`)) }];
    }),
  );
}

/** A file that was there a moment ago; FILE_UNREADABLE when it is not any more. */
function present(bytes: Uint8Array | undefined): Uint8Array {
  if (bytes === undefined) throw new AppError('FILE_UNREADABLE');
  return bytes;
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
