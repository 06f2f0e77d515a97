import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { outDirectory, root } from './run/paths.ts';

/**
 * Copies the sources of this checkout, changes that are not committed included, so that a
 * caller can change them. The copy lies under `out/`, so that its packages can be hard links. Returns its folder.
 */
export function copyCheckout(name: string): string {
  mkdirSync(outDirectory, { recursive: true });
  const folder = mkdtempSync(join(outDirectory, `${name}-`));
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  for (const file of listed.split('\0').filter((path) => path !== '' && existsSync(join(root, path))))
    cpSync(join(root, file), join(folder, file), { recursive: true });
  execFileSync('cp', ['-al', join(root, 'node_modules'), folder]);
  // Biome leaves out what git ignores, so the copy is a repository too.
  execFileSync('git', ['init', '--quiet'], { cwd: folder });
  return folder;
}
