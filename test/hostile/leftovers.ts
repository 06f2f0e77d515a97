import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'vitest';
import type { World } from '../../build/demo/world.ts';
import { digestOf } from '../../core/encoding/canonical.ts';
import { exportEvidence } from '../../core/evidence/export.ts';
import { homeFiles, readTerminalConfig } from '../../native/home.ts';
import { trustFiles } from '../../native/system/trust-files.ts';
import { recoverKey, recoverStore } from '../support/recovery.ts';

/** Every file under a folder, by its path. */
export const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** Every page of the store, freed ones too, as they would lie on the disk without the cipher. */
export function plainStore(world: World, key: 'a' | 'b'): Buffer {
  const { store } = homeFiles(world.homes[key].home);
  const database = new Database(store, { readonly: true });
  let bytes: Buffer;
  try {
    database.pragma("cipher='aegis'");
    database.pragma(`key="x'${recoverKey(world, key).toString('hex')}'"`);
    expect(database.prepare('SELECT count(*) FROM ledger').pluck().get()).toBeGreaterThan(2);
    bytes = database.serialize();
  } finally {
    database.close();
  }
  expect(bytes.subarray(0, 15).toString()).toBe('SQLite format 3');
  expect(bytes.includes('"act":"register"') || key === 'b').toBe(true);
  return bytes;
}

/** The files of a terminal's evidence bundle, by name. */
export async function evidenceOf(world: World, key: 'a' | 'b'): Promise<Map<string, Uint8Array>> {
  const { home } = world.homes[key];
  const { organisation, terminal, directoryAuthorities, staleCrlDays } = readTerminalConfig(home);
  const files = trustFiles(homeFiles(home).trust);
  const store = recoverStore(world, key);
  try {
    const content = store.settings.read('directory-statement') ?? new Uint8Array();
    const signature = store.settings.read('directory-signature') ?? new Uint8Array();
    expect(digestOf(content)).toHaveLength(64);
    return await exportEvidence({
      letter: key,
      frame: { organisation, terminal, directoryAuthorities, staleCrlDays },
      store,
      directory: { content, signature },
      trust: { anchors: files.anchors(), intermediates: files.intermediates(), crls: files.crls() },
      checkpoint: 'closed',
    });
  } finally {
    store.close();
  }
}
