import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../contract/errors/index.ts';
import type { TrustFilesPort } from '../../core/ports/system.ts';

/** Reads `anchors/`, `intermediates/` and `crls/` of a folder, DER files in order of their names. */
export function trustFiles(folder: string): TrustFilesPort {
  const read = (part: 'anchors' | 'intermediates' | 'crls'): Uint8Array[] => {
    const place = join(folder, part);
    try {
      if (!existsSync(place)) return [];
      return readdirSync(place)
        .sort()
        .map((name) => new Uint8Array(readFileSync(join(place, name))));
    } catch (cause) {
      throw new AppError('TRUST_FILES_INVALID', { cause, detail: { file: part } });
    }
  };
  return {
    anchors: () => read('anchors'),
    intermediates: () => read('intermediates'),
    crls: () => read('crls'),
  };
}
