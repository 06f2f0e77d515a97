import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const product = ['contract', 'domain', 'core', 'native', 'electron', 'renderer', 'endpoint'];

const filesWith = (pattern: RegExp): string[] =>
  product
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => pattern.test(withoutComments(readFileSync(path, 'utf8'))))
    .map((path) => path.slice(root.length + 1))
    .sort();

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

it('touches ipcMain in the one wrapper alone', () => {
  expect(filesWith(/\bipcMain\b|\.ipc\b/)).toEqual(['electron/ipc/handle.ts']);
});

it('touches ipcRenderer and contextBridge in the preload alone', () => {
  expect(filesWith(/\bipcRenderer\b/)).toEqual(['electron/preload.ts']);
  expect(filesWith(/\bcontextBridge\b/)).toEqual(['electron/preload.ts']);
});

it('never opens anything outside, loads a file URL, or asks the network from the shell', () => {
  expect(filesWith(/\bopenExternal\b|\bopenPath\b/)).toEqual([]);
  expect(filesWith(/\bloadFile\b|['"`]file:/)).toEqual([]);
  expect(
    filesWith(
      /import\s*\{[^}]*\b(net|autoUpdater|crashReporter|safeStorage|clipboard)\b[^}]*\}\s*from 'electron'/,
    ),
  ).toEqual([]);
});
