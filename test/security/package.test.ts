import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../../build/bundle.ts';
import { root } from '../../build/run/paths.ts';
import { electronAsShipped, readFuses } from './fuses.ts';

const run = promisify(execFile);
const tool = (name: string) => join(root, 'node_modules', '.bin', name);

/** Packs the product around a hollow Electron: all that packaging does, without its 100 megabytes. */
let directory: string;
let packed: string;
let files: string[];
beforeAll(async () => {
  await bundle();
  directory = await mkdtemp(join(tmpdir(), 'tram-mat-package-'));
  const electron = join(directory, 'electron');
  await mkdir(join(electron, 'locales'), { recursive: true });
  await mkdir(join(electron, 'resources'));
  await writeFile(join(electron, 'electron'), electronAsShipped, { mode: 0o755 });
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version', 'locales/vi.pak', 'locales/de.pak']) {
    await writeFile(join(electron, name), '');
  }
  const settings = ['--config', join(root, 'build', 'electron-builder.yml'), '--linux', '--dir'];
  await run(
    tool('electron-builder'),
    [...settings, `-c.electronDist=${electron}`, `-c.directories.output=${join(directory, 'out')}`],
    { cwd: root },
  );
  packed = join(directory, 'out', 'linux-unpacked');
  const { stdout } = await run(tool('asar'), ['list', join(packed, 'resources', 'app.asar')]);
  files = stdout.trim().split('\n');
});
afterAll(() => rm(directory, { recursive: true, force: true }));

describe('the package', () => {
  it('holds the bundles and what they need', () => {
    for (const name of [
      'main.js',
      'core-process.js',
      'token-process.js',
      'preload.cjs',
      'renderer/index.html',
    ]) {
      expect(files).toContain(`/out/app/${name}`);
    }
    expect(files.some((name) => /^\/node_modules\/pkcs11js\/.*\.node$/.test(name))).toBe(true);
    expect(files.some((name) => /^\/node_modules\/better-sqlite3\/.*\.node$/.test(name))).toBe(true);
  });

  it('holds no test, no stand-in, no demo and no source', () => {
    expect(
      files.filter((name) =>
        /^\/(test|build|docs|electron|core|native|endpoint|renderer|contract)\b/.test(name),
      ),
    ).toEqual([]);
    expect(files.filter((name) => /stand-?in|\.test\.|\.ts$|\.map$/.test(name))).toEqual([]);
    const packages = new Set(files.flatMap((name) => /^\/node_modules\/([^/]+)/.exec(name)?.[1] ?? []));
    expect([...packages].sort()).toEqual(['better-sqlite3', 'pkcs11js']);
  });

  it("has React's production build in its pages, also when a test builds them", async () => {
    expect(process.env['NODE_ENV']).not.toBe('production');
    await run(tool('asar'), ['extract', join(packed, 'resources', 'app.asar'), join(directory, 'app')]);
    const assets = join(directory, 'app', 'out', 'app', 'renderer', 'assets');
    const scripts = (await readdir(assets)).filter((name) => name.endsWith('.js'));
    const texts = await Promise.all(scripts.map((name) => readFile(join(assets, name), 'utf8')));
    // Once for each bundle: the windows, and main's page for the PIN of who countersigns.
    expect(texts.filter((text) => text.includes('Minified React error'))).toHaveLength(2);
    expect(texts.filter((text) => text.includes('jsxDEV'))).toEqual([]);
  });

  it('is named by no update server', async () => {
    await expect(readFile(join(packed, 'resources', 'app-update.yml'))).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });

  it('has its fuses burnt', async () => {
    expect(await readFuses(join(packed, 'tram-mat'))).toBe('010011001');
  });
});
