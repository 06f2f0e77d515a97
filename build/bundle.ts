import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { freshFolder, removeAbandoned, replaceFolder } from './replace-folder.ts';
import { outDirectory, root } from './run/paths.ts';
import { preloadConfig, processesConfig } from './vite.electron.config.ts';
import { rendererConfig } from './vite.renderer.config.ts';

const sources = ['contract', 'domain', 'core', 'native', 'electron', 'renderer'];
const settings = [
  'package-lock.json',
  'build/bundle.ts',
  'build/vite.electron.config.ts',
  'build/vite.renderer.config.ts',
];
/** What Electron loads; package.json's `main` lies in it. */
const appDirectory = join(outDirectory, 'app');
const stamp = join(outDirectory, 'app.inputs');

/**
 * Builds main, core, token host, preload and pages into `out/app`, and does nothing when no input has changed
 * since the last time. Returns whether it built. It builds in a process of its own: what a page becomes depends on
 * NODE_ENV, and a test that builds must leave what a person would start.
 */
export async function bundle(): Promise<boolean> {
  const built = existsSync(join(appDirectory, 'main.js')) && existsSync(stamp);
  if (built && readFileSync(stamp, 'utf8') === digestOfInputs()) return false;
  const env = { ...process.env, NODE_ENV: 'production' };
  await promisify(execFile)(process.execPath, [import.meta.filename], { env });
  return true;
}

async function buildAll(): Promise<void> {
  const inputs = digestOfInputs();
  removeAbandoned(appDirectory);
  const fresh = freshFolder(appDirectory);
  try {
    await build(processesConfig(fresh));
    await build(preloadConfig(fresh));
    await build(rendererConfig(join(fresh, 'renderer')));
    await build(rendererConfig(join(fresh, 'renderer'), 'countersign'));
    replaceFolder(fresh, appDirectory);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  writeFileSync(stamp, inputs);
}

/** SHA-256 over path and content of every file that goes into the bundles, tests left out. */
function digestOfInputs(): string {
  const hash = createHash('sha256');
  for (const path of [...sources.flatMap(filesBelow), ...settings].sort()) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

const filesBelow = (directory: string): string[] =>
  readdirSync(join(root, directory), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && extname(entry.name) !== '' && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));

if (import.meta.main) await buildAll();
