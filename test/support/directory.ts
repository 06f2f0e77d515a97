import { createPrivateKey } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { World } from '../../build/demo/world.ts';
import { Directory } from '../../contract/exchange/directory.ts';
import { canonicalBytes } from '../../core/encoding/canonical.ts';
import { keySigner } from '../../core/signature/key-signer.ts';
import { signDetached } from '../../core/signature/sign.ts';
import type { Signer } from '../../core/signature/signer.ts';

/** Writes the next version of the directory, changed; by default by the demo's authority. */
export async function publish(
  world: World,
  change: (directory: Directory) => void,
  by?: Signer,
): Promise<number> {
  const file = (name: string) => join(world.endpoint.home, name);
  const next = Directory.parse(JSON.parse(await readFile(file('directory.json'), 'utf8')));
  next.version += 1;
  next.at = new Date().toISOString();
  change(next);
  const statement = canonicalBytes(next);
  const signature = await signDetached(statement, by ?? (await authority(world)), new Date());
  await writeFile(file('directory.json'), statement);
  await writeFile(file('directory.p7s'), signature);
  return next.version;
}

/** The directory authority of a world. */
export async function authority(world: World): Promise<Signer> {
  const file = (name: string) => readFile(join(world.endpoint.home, name), 'utf8');
  const certificate = Buffer.from(
    (await file('authority.crt')).replaceAll(/-----[A-Z ]+-----/g, ''),
    'base64',
  );
  return keySigner(createPrivateKey(await file('authority.key')), certificate, []);
}
