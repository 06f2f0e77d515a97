import { spawnSync } from 'node:child_process';
import { root } from './run/paths.ts';

/** Format and style, types, dependency directions, unused code; every check runs, one failure fails all. */
const checks: [name: string, command: string, args: string[]][] = [
  ['format and style', 'biome', ['check', '--error-on-warnings']],
  ['types', 'tsc', ['-p', '.']],
  ['types of the windows', 'tsc', ['-p', 'renderer']],
  [
    'dependency directions',
    'depcruise',
    ['contract', 'domain', 'core', 'native', 'electron', 'renderer', 'endpoint', 'build', 'test'],
  ],
  [
    'cycles of folders',
    'depcruise',
    [
      '--config',
      '.dependency-cruiser.folders.cjs',
      'contract',
      'domain',
      'core',
      'native',
      'electron',
      'renderer',
      'endpoint',
    ],
  ],
  ['no optional member of a registry', 'node', ['build/lint/specification-members.ts']],
  ['unused code', 'knip', []],
  ['licences and notices', 'node', ['build/notices.ts', '--check']],
];

let failed = 0;
for (const [name, command, args] of checks) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name}`);
  if (status !== 0) failed += 1;
}
process.exit(failed === 0 ? 0 : 1);
