import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { vectorsFolder } from './vectors.ts';

const world = mkdtempSync(join(tmpdir(), 'tram-mat-vectors-'));
afterAll(() => rmSync(world, { recursive: true }));

/** A folder that holds `shared/conformance`. */
function withVectorsBeside(name: string): string {
  const folder = join(world, name);
  mkdirSync(join(folder, 'shared', 'conformance'), { recursive: true });
  return folder;
}

test.each([['checkout'], ['copies', 'checkout'], ['a', 'b', 'c', 'checkout']])(
  'the vectors are found from %s/%s, however deep it lies',
  (...path) => {
    const folder = withVectorsBeside(path.join('-'));
    expect(vectorsFolder(join(folder, ...path), '')).toBe(join(folder, 'shared', 'conformance'));
  },
);

test('the nearest vectors count, and a folder that is named counts before them', () => {
  const folder = withVectorsBeside('near');
  mkdirSync(join(folder, 'copies', 'shared', 'conformance'), { recursive: true });
  const checkout = join(folder, 'copies', 'checkout');
  expect(vectorsFolder(checkout, '')).toBe(join(folder, 'copies', 'shared', 'conformance'));
  expect(vectorsFolder(checkout, '/srv/vectors')).toBe('/srv/vectors');
});

test('where there are none, the folder beside the checkout is the one that is missed', () => {
  expect(vectorsFolder(join(world, 'alone', 'checkout'), '')).toBe(
    join(world, 'alone', 'shared', 'conformance'),
  );
});

const folders = ['anchors-vn: 15', 'jcs: 6', 'merkle: 98', 'pkits: 249', 'wycheproof: 1247', 'xwing: 3'];

test.each([
  ['a run by hand says how many vectors are left out and passes', {}, 0],
  ['a run of CI says so and fails', { CI: 'true' }, 1],
])('without the vectors %s', (_rule, CI, status) => {
  const absent = join(world, 'absent');
  const { PATH, HOME } = process.env;
  const root = join(import.meta.dirname, '..', '..');
  const vectors = ['anchors', 'encodings', 'pkits', 'wycheproof'].map(
    (name) => `test/conformance/${name}.test.ts`,
  );
  const run = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--no-isolate',
      '--project',
      'system',
      ...vectors,
    ],
    { cwd: root, env: { PATH, HOME, NO_COLOR: '1', TRAM_MAT_VECTORS: absent, ...CI }, encoding: 'utf8' },
  );
  const missed = new Set(`${run.stdout}${run.stderr}`.match(/\S+: \d+(?= vectors left out)/g));
  expect([...missed].sort()).toEqual(folders);
  expect(run.status).toBe(status);
});
