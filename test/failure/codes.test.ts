import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ErrorCode } from '../../contract/errors/index.ts';
import { errorSentences } from '../../renderer/i18n/error-sentences.ts';
import { rows } from './rows.ts';

const root = join(import.meta.dirname, '..', '..');
const folders = ['domain', 'core', 'native', 'electron', 'endpoint', 'renderer', 'build'];

/** The product's own sources, without tests, sentences and comments. */
function sources(): string {
  const texts: string[] = [];
  for (const folder of folders) {
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!/\.tsx?$/.test(name) || /\.test\.tsx?$|^i18n\/\w+\/errors\.ts$/.test(name)) continue;
      texts.push(readFileSync(join(root, folder, name), 'utf8'));
    }
  }
  return texts.join('\n').replace(/\/\*\*[\s\S]*?\*\/|\/\/.*/g, '');
}

test('every code of the error table is used by the product', () => {
  const text = sources();
  const used = new Set(text.match(/\b[A-Z][A-Z_]+\b/g));
  expect(ErrorCode.options.filter((code) => !used.has(code))).toEqual([]);
});

test.each(Object.entries(errorSentences))(
  'every code has a sentence and a next step in %s',
  (_, sentences) => {
    for (const code of ErrorCode.options) {
      const { what, next } = sentences[code];
      for (const text of [what, next]) expect(text, code).toMatch(/^\p{Lu}.{8,}\.$/u);
    }
  },
);

test('no language repeats the sentence of another', () => {
  const all = Object.values(errorSentences).flatMap((sentences) =>
    ErrorCode.options.map((code) => `${code} ${sentences[code].what}`),
  );
  expect(new Set(all).size).toBe(all.length);
});

test('every part of the table of failures has its tests', () => {
  const files = readdirSync(import.meta.dirname);
  expect(Object.keys(rows).filter((part) => !files.includes(`${part}.test.ts`))).toEqual([]);
});
