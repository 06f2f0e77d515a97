import { spawnSync } from 'node:child_process';
import { copyFile, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyIn } from '../test/support/evidence-folders.ts';
import { root } from './run/paths.ts';
import { usage } from './verify/command.ts';
import { bundleVerifier } from './verify-bundle.ts';

const fixture = join(root, 'test/fixtures/generations/1/export');
/** The Node of the checkout, and the machine's own, which an examiner would have. */
const nodes = [process.execPath, '/usr/bin/node'].filter((path) => existsSync(path));

let folder: string;
let empty: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verifier-'));
  empty = mkdtempSync(join(tmpdir(), 'verifier-carried-'));
  await promisify(copyFile)(await bundleVerifier(folder), join(empty, 'verify.mjs'));
}, 120_000);
afterAll(() => {
  for (const made of [folder, empty]) rmSync(made, { recursive: true });
});

const run = (node: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(node, ['verify.mjs', ...args], {
    cwd: empty,
    env: {},
    encoding: 'utf8',
  });
  return { status, output: stdout, errors: stderr };
};

describe('the verifier as one file', () => {
  test('imports nothing but what Node brings', () => {
    expect(readdirSync(folder)).toEqual(['tram-mat-verify.mjs']);
    const code = readFileSync(join(empty, 'verify.mjs'), 'utf8');
    const imported = [...code.matchAll(/^import .*?["'](?<name>[^"']+)["'];?$/gm)].map(
      ({ groups }) => groups?.['name'],
    );
    expect(imported.length).toBeGreaterThan(2);
    const own = builtinModules.map((name) => `node:${name}`);
    for (const name of imported) expect(own).toContain(name);
    expect(code).not.toMatch(/\.node["'`]|createRequire/);
  });

  test('carries the licence text of every package that it holds', () => {
    const code = readFileSync(join(empty, 'verify.mjs'), 'utf8');
    const licences = code.slice(code.lastIndexOf('/*'));
    expect(licences).toMatch(/^zod \d+\.\d+\.\d+ \(MIT\)$/m);
    expect(licences).toContain('Colin McDonnell');
    expect(licences).not.toContain('react');
  });

  test.each(nodes)(
    'gives the verdict of npm run verify under %s',
    async (node) => {
      expect(run(node, fixture)).toEqual({ ...(await verifyIn(fixture)), errors: '' });
      const other = await verifyIn(fixture, '--authority', '0'.repeat(64));
      expect(other.status).toBe(1);
      expect(run(node, fixture, '--authority', '0'.repeat(64))).toEqual({ ...other, errors: '' });
      expect(run(node)).toEqual({ status: 2, output: '', errors: `FOLDER: thiếu / is missing\n${usage}\n` });
    },
    60_000,
  );
});
