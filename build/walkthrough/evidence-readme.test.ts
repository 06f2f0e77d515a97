import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../run/paths.ts';
import { knownReadmes, readme } from './evidence-readme.ts';

test('the README of an earlier export is known beside the one that is written now', () => {
  const earlier = readFileSync(join(root, 'test/fixtures/generations/1/export/README.txt'), 'utf8');
  expect(knownReadmes()).toEqual([readme(), earlier]);
});
