import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { errorTable } from '../../contract/errors/index.ts';
import { rows } from './rows.ts';

const root = join(import.meta.dirname, '..', '..');
const folders = ['core', 'native', 'electron', 'endpoint', 'renderer', 'build'];

/** The product's own sources, without tests and without comments. */
function sources(): string {
  const texts: string[] = [];
  for (const folder of folders) {
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!/\.tsx?$/.test(name) || /\.test\.tsx?$/.test(name)) continue;
      texts.push(readFileSync(join(root, folder, name), 'utf8'));
    }
  }
  return texts.join('\n').replace(/\/\*\*[\s\S]*?\*\/|\/\/.*/g, '');
}

test('every code of the error table is used by the product', () => {
  const text = sources();
  const used = new Set(text.match(/\b[A-Z][A-Z_]+\b/g));
  expect(Object.keys(errorTable).filter((code) => !used.has(code))).toEqual([]);
});

test('every code has a sentence and a next step in both languages', () => {
  for (const [code, { vi, en }] of Object.entries(errorTable)) {
    for (const text of [vi.what, vi.next, en.what, en.next]) expect(text, code).toMatch(/^\p{Lu}.{8,}[.!]$/u);
    expect(vi.what, code).not.toBe(en.what);
  }
});

test('every part of the table of failures has its tests', () => {
  const files = readdirSync(import.meta.dirname);
  expect(Object.keys(rows).filter((part) => !files.includes(`${part}.test.ts`))).toEqual([]);
});
