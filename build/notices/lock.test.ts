import { expect, test } from 'vitest';
import { shippedPackages } from './lock.ts';

const integrity = `sha512-${Buffer.alloc(64, 1).toString('base64')}`;
const entry = (version: string, more: object = {}) => ({ version, integrity, license: 'MIT', ...more });
const lock = (packages: object) => ({
  lockfileVersion: 3,
  packages: {
    '': {
      version: '1.0.0',
      license: 'Apache-2.0',
      dependencies: { db: 'npm:@x/db@2.0.0', web: '1.0.0' },
      optionalDependencies: { runtime: '24.0.0' },
    },
    'node_modules/db': entry('2.0.0', { name: '@x/db', dependencies: { uri: '^2' } }),
    'node_modules/db/node_modules/uri': entry('2.1.0'),
    'node_modules/web': entry('1.0.0', { dependencies: { uri: '^1', helper: '*' } }),
    'node_modules/helper': entry('3.0.0', { dependencies: { uri: '^2' } }),
    'node_modules/helper/node_modules/uri': entry('2.1.0'),
    'node_modules/uri': entry('1.0.0'),
    'node_modules/runtime': entry('24.0.0', { optional: true }),
    'node_modules/tester': entry('9.0.0', { dev: true }),
    'node_modules/electron': entry('45.0.0', { dev: true, dependencies: { fetcher: '*' } }),
    'node_modules/fetcher': entry('1.0.0', { dev: true }),
    ...packages,
  },
});

test('everything ships but development packages; a package is named once and by its own name', () => {
  const { packages, needs } = shippedPackages(lock({}));
  expect(packages.map(({ name, version }) => `${name}@${version}`)).toEqual([
    '@x/db@2.0.0',
    'electron@45.0.0',
    'helper@3.0.0',
    'runtime@24.0.0',
    'uri@1.0.0',
    'uri@2.1.0',
    'web@1.0.0',
  ]);
  expect(needs).toEqual(['@x/db@2.0.0', 'web@1.0.0', 'runtime@24.0.0', 'electron@45.0.0']);
  expect(packages[0]?.sha512).toBe('01'.repeat(64));
});

test('a package needs the version that Node finds for it', () => {
  const { packages } = shippedPackages(lock({}));
  const needs = Object.fromEntries(packages.map((each) => [each.name, each.needs]));
  expect(needs).toMatchObject({
    '@x/db': ['uri@2.1.0'],
    helper: ['uri@2.1.0'],
    web: ['uri@1.0.0', 'helper@3.0.0'],
    electron: [],
  });
});

test('a package without a digest of its archive is refused', () => {
  expect(() => shippedPackages(lock({ 'node_modules/loose': { version: '1.0.0' } }))).toThrow('integrity');
  expect(() =>
    shippedPackages(lock({ 'node_modules/weak': { version: '1.0.0', integrity: 'sha1-AAAA' } })),
  ).toThrow('integrity');
});
