import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Installs the locked npm packages unless this very lock file has already been installed. `npm ci` would
 * refuse a registry that mirrors the packages of one platform only; `npm install --no-save` takes the same
 * locked versions, checks the same digests, and changes no file of the checkout.
 */
export function ensureNpmPackages(root) {
  const stamp = join(root, 'node_modules', '.installed-lock');
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;

  console.error('Cài gói npm / installing npm packages …');
  // The versions are pinned for Node 24, itself one of the packages and pinned by its digest like all others, so the
  // version of the machine's Node does not matter.
  const { status } = spawnSync(
    'npm',
    ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      stdio: ['ignore', 2, 2],
      // What compiles does so against the headers of the locked Node, one of the packages.
      env: { ...process.env, npm_config_nodedir: nodePackage(root), npm_config_engine_strict: 'false' },
    },
  );
  if (status !== 0) throw new Error('Không cài được gói npm / npm packages could not be installed.');
  writeFileSync(stamp, lock);
}

const nodePackage = (root) => join(root, 'node_modules', `node-${process.platform}-${process.arch}`);
