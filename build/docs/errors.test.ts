import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { errorsFile, errorsPage } from './errors.ts';

test('docs/errors.md is what the error table says', () => {
  expect(readFileSync(errorsFile, 'utf8'), '`npm run docs` writes it anew').toBe(errorsPage());
});
