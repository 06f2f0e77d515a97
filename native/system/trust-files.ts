import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TrustFilesPort } from '../../core/ports/system.ts';
import { collectTrustFiles } from '../../core/signature/trust-files.ts';

/** Reads `anchors/`, `intermediates/` and `crls/` of a folder, DER or PEM, in order of the files' names. */
export function trustFiles(folder: string): TrustFilesPort {
  const all = () =>
    collectTrustFiles({
      names: (role) => (existsSync(join(folder, role)) ? readdirSync(join(folder, role)).sort() : []),
      read: (role, name) => readFileSync(join(folder, role, name)),
    });
  return {
    all,
    anchors: () => all().anchors,
    intermediates: () => all().intermediates,
    crls: () => all().crls,
  };
}
