import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pemOf } from '../../build/demo/pki.ts';

/** What openssl has against a detached CMS signature; nothing when it holds. */
export async function opensslVerifies(
  signature: Uint8Array,
  data: Uint8Array,
  anchor: Uint8Array,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tram-mat-cms-'));
  const file = (name: string) => join(folder, name);
  try {
    await writeFile(file('signature'), signature);
    await writeFile(file('data'), data);
    await writeFile(file('anchor'), pemOf(anchor));
    const what = ['-inform', 'DER', '-in', file('signature'), '-content', file('data')];
    const by = ['-CAfile', file('anchor'), '-purpose', 'any', '-cades', '-out', file('out')];
    // Not execFileSync: a card in this process answers while openssl runs.
    await promisify(execFile)('openssl', ['cms', '-verify', '-binary', ...what, ...by]);
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
