import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDriverConfig, readTerminalConfig } from '../home.ts';
import { openStore } from '../store/store.ts';
import { lineFile } from './log.ts';
import { readRegular } from './regular-file.ts';
import { trustFiles } from './trust-files.ts';
import { vaultFile } from './vault-file.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'regular-file-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a file is read by its name or by a link, up to its bound', () => {
  const path = join(folder, 'file');
  writeFileSync(path, 'abc');
  symlinkSync(path, join(folder, 'link'));
  for (const name of ['file', 'link']) expect(readRegular(join(folder, name), 3).toString()).toBe('abc');
  expect(() => readRegular(path, 2)).toThrow('too large');
  expect(() => readRegular(join(folder, 'none'), 2)).toThrow(expect.objectContaining({ code: 'ENOENT' }));
});

describe.each<[string, (path: string) => unknown]>([
  ['a pipe', (path) => execFileSync('mkfifo', [path])],
  ['a folder', (path) => mkdirSync(path)],
  ['an endless device', (path) => symlinkSync('/dev/zero', path)],
])('%s in the place of a file of the home folder', (what, put) => {
  const code = (work: () => unknown): unknown => {
    try {
      return work();
    } catch (error) {
      return error instanceof Error && 'code' in error ? error.code : error;
    }
  };

  test('is refused with its code and holds nothing up', () => {
    const home = join(folder, what);
    mkdirSync(join(home, 'trust', 'crls'), { recursive: true });
    for (const name of [
      'terminal.json',
      'driver.json',
      'vault.p7m',
      'store.db',
      'core.log',
      'trust/crls/1.crl',
    ])
      put(join(home, name));
    expect(code(() => readTerminalConfig(home))).toBe('CONFIG_INVALID');
    expect(code(() => readDriverConfig(home))).toBe('CONFIG_INVALID');
    expect(code(() => vaultFile(join(home, 'vault.p7m')).read())).toBe('DISK_FAILED');
    expect(code(() => trustFiles(join(home, 'trust')).crls())).toBe('TRUST_FILES_INVALID');
    const store = { path: join(home, 'store.db'), key: new Uint8Array(32), organisation: 'H37.01' };
    expect(code(() => openStore(store))).toBe('DISK_FAILED');
    lineFile(join(home, 'core.log'), { now: () => 0 })({ name: 'x' });
  });
});
