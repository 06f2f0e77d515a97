import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { errorTable } from '../../contract/errors/index.ts';
import { errorsFile, errorsPage } from './errors.ts';

test('docs/errors.md is what the error table says', () => {
  expect(readFileSync(errorsFile, 'utf8')).toBe(errorsPage());
});

test('every error says what happened and what to do next, in both languages', () => {
  for (const spec of Object.values(errorTable)) {
    for (const wording of [spec.vi, spec.en]) {
      expect(wording.what).toMatch(/\.$/);
      expect(wording.next).toMatch(/\.$/);
    }
    expect(spec.vi.what).not.toBe(spec.en.what);
  }
});
