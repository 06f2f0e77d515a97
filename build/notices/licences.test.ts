import { expect, test } from 'vitest';
import { refusedPackages } from './licences.ts';

const isRefused = (licence: string) =>
  refusedPackages([{ name: 'one', version: '1.0.0', licence, sha512: '', folder: '', needs: [] }]).length > 0;

test.each(['MIT', 'Apache-2.0', 'OFL-1.1', '(MIT OR GPL-3.0-only)', 'MIT AND ISC'])(
  '%s may ship',
  (licence) => {
    expect(isRefused(licence)).toBe(false);
  },
);

test.each([
  '',
  'GPL-2.0-only',
  'AGPL-3.0-or-later',
  'LGPL-3.0-only',
  'MPL-2.0',
  'MIT AND GPL-3.0-only',
  'UNLICENSED',
  'SEE LICENSE IN LICENSE.txt',
  'Apache',
])('"%s" may not ship', (licence) => {
  expect(isRefused(licence)).toBe(true);
});
