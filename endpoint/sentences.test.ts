import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { ErrorCode } from '../contract/errors/index.ts';
import { errorSentences } from '../renderer/i18n/error-sentences.ts';

const root = join(import.meta.dirname, '..');

/** The files that the endpoint's own modules load, themselves included. */
function moduleGraph(): string[] {
  const own = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.(?:test|fixture))\.ts$/.test(name) && !name.includes('conformance'))
    .map((name) => join(import.meta.dirname, name));
  const graph = new Set(own);
  for (const file of graph) {
    const text = readFileSync(file, 'utf8');
    for (const [, target = ''] of text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)) {
      graph.add(join(dirname(file), target));
    }
  }
  return [...graph];
}

test('the endpoint loads no sentence of an error in any language', () => {
  const graph = moduleGraph();
  const files = graph.map((file) => relative(root, file));
  expect(files).toContain('contract/errors/table.ts');
  expect(files.filter((file) => /^renderer\/|sentence/.test(file))).toEqual([]);
  const text = graph.map((file) => readFileSync(file, 'utf8')).join('\n');
  const found = Object.values(errorSentences).flatMap((sentences) =>
    ErrorCode.options.filter((code) => text.includes(sentences[code].what)),
  );
  expect(found).toEqual([]);
});
