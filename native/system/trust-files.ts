import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TrustFilesPort } from '../../core/ports/system.ts';
import { collectTrustFiles } from '../../core/signature/trust-files.ts';
import { readRegular } from './regular-file.ts';

/** A revocation list as large as verification takes one. */
const maxBytes = 32 * 1024 * 1024;

/** Reads `anchors/`, `intermediates/` and `crls/` of a folder, DER or PEM, in order of the files' names. */
export function trustFiles(folder: string): TrustFilesPort {
  const all = () =>
    collectTrustFiles({
      names: (role) => (existsSync(join(folder, role)) ? readdirSync(join(folder, role)).sort() : []),
      read: (role, name) => readRegular(join(folder, role, name), maxBytes),
    });
  return {
    all,
    anchors: () => all().anchors,
    intermediates: () => all().intermediates,
    crls: () => all().crls,
  };
}
