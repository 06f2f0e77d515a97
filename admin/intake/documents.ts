import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, type ErrorCode } from '../../contract/errors/index.ts';
import { maxContentBytes } from '../../contract/intake/parcel.ts';
import type { IncomingDocument } from '../../core/intake/kind.ts';
import { blocksOf } from '../../core/signature/trust-files.ts';
import { readRegular } from '../../native/system/regular-file.ts';

const maxSignatureBytes = 64 * 1024;

/** A file of a folder that is imported, by its place in the order of names: a name may say what nobody should read. */
export interface FoundDocument {
  readonly place: number;
  /** What it holds, or why it cannot be read. */
  readonly found: IncomingDocument | ErrorCode;
}

/**
 * What lies in a folder: statements `x.json` with their signatures `x.p7s`, and revocation lists, DER or PEM. A link, a
 * folder, a statement without its signature and a signature without its statement are named as unreadable. FILE_UNREADABLE
 * when the folder cannot be listed.
 */
export function documentsIn(folder: string): FoundDocument[] {
  const names = namesIn(folder);
  const signatures = new Set(names.filter((name) => name.endsWith('.p7s')));
  return names.flatMap((name, index): FoundDocument[] => {
    const place = index + 1;
    const beside = `${name.replace(/\.json$/, '')}.p7s`;
    const statement = `${name.replace(/\.p7s$/, '')}.json`;
    if (name.endsWith('.p7s'))
      return names.includes(statement) ? [] : [{ place, found: 'INCOMING_UNREADABLE' }];
    try {
      const content = readPlain(join(folder, name), maxContentBytes);
      if (name.endsWith('.json')) {
        if (!signatures.has(beside)) return [{ place, found: 'INCOMING_UNREADABLE' }];
        const signature = readPlain(join(folder, beside), maxSignatureBytes);
        return [{ place, found: { content, signature } }];
      }
      return blocksOf(content).map((block) => ({ place, found: { content: block, signature: null } }));
    } catch {
      return [{ place, found: 'INCOMING_UNREADABLE' }];
    }
  });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch (cause) {
    throw new AppError('FILE_UNREADABLE', { cause });
  }
}

/** Not by a link: what it names is somewhere else. */
function readPlain(path: string, maxBytes: number): Uint8Array {
  if (!lstatSync(path).isFile()) throw new AppError('INCOMING_UNREADABLE');
  return new Uint8Array(readRegular(path, maxBytes));
}
