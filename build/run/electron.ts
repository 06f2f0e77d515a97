import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.ts';

export interface ElectronRuntime {
  /** `electron` is the real one, `stand-in` the one of test/standin on Chromium. */
  kind: 'electron' | 'stand-in';
  executable: string;
}

const dist = join(root, 'node_modules', 'electron', 'dist');
const pathFile = join(root, 'node_modules', 'electron', 'path.txt');
const standIn = join(root, 'test', 'standin', 'dist', 'electron');
/** Records that the binary of this version is not available, so that a later start does not try again. */
const unavailable = join(root, 'out', 'electron-unavailable');

/** Electron's own binary where it is there or can be downloaded, else the stand-in. */
export function electronRuntime(): ElectronRuntime {
  const real = installed();
  if (real !== undefined) return { kind: 'electron', executable: real };
  const version = readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8');
  if (!existsSync(unavailable) || readFileSync(unavailable, 'utf8') !== version) {
    spawnSync(process.execPath, [join(root, 'node_modules', 'electron', 'install.js')], {
      stdio: 'ignore',
      timeout: 120_000,
    });
    const fetched = installed();
    if (fetched !== undefined) return { kind: 'electron', executable: fetched };
    mkdirSync(join(root, 'out'), { recursive: true });
    writeFileSync(unavailable, version);
  }
  return { kind: 'stand-in', executable: standIn };
}

function installed(): string | undefined {
  if (!existsSync(pathFile)) return undefined;
  const executable = join(dist, readFileSync(pathFile, 'utf8'));
  return existsSync(executable) ? executable : undefined;
}
