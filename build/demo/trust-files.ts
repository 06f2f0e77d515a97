import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DemoPki } from './pki.ts';

/** Writes trust anchors, intermediate authorities and revocation lists as terminals and endpoint read them. */
export async function writeTrustFiles(folder: string, { trust }: Pick<DemoPki, 'trust'>): Promise<void> {
  const parts = [
    ['anchors', 'der', trust.anchors],
    ['intermediates', 'der', trust.intermediates],
    ['crls', 'crl', trust.crls],
  ] as const;
  for (const [part, ending, files] of parts) {
    await mkdir(join(folder, part), { recursive: true });
    for (const [index, bytes] of files.entries()) {
      await writeFile(join(folder, part, `${index + 1}.${ending}`), bytes);
    }
  }
}
