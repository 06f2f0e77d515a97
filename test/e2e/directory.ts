import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Stage } from '../../build/walkthrough/stage.ts';
import { Directory } from '../../contract/exchange/directory.ts';
import { canonicalBytes } from '../../core/ledger/canonical.ts';
import { keySigner } from '../../core/signature/key-signer.ts';
import { signDetached } from '../../core/signature/sign.ts';

/** The authority publishes the next version of the directory, and the endpoint reads it. */
export async function publish(stage: Stage, change: (directory: Directory) => Directory): Promise<void> {
  const file = (name: string) => join(stage.world.endpoint.home, name);
  const now = new Date();
  const last = Directory.parse(JSON.parse(await readFile(file('directory.json'), 'utf8')));
  const next = Directory.parse({ ...change(last), version: last.version + 1, at: now.toISOString() });
  const { raw } = new X509Certificate(await readFile(file('authority.crt')));
  const signer = keySigner(createPrivateKey(await readFile(file('authority.key'))), raw, []);
  const statement = canonicalBytes(next);
  await writeFile(file('directory.json'), statement);
  await writeFile(file('directory.p7s'), await signDetached(statement, signer, now));
  stage.rereadDirectory();
}
