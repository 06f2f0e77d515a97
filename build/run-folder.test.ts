import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { evidenceForFile } from '../test/support/evidence-folders.ts';
import { root } from './run/paths.ts';

const folders = evidenceForFile('npm run verify: from another folder');

test('a folder is named from where the command is given, through npm and without it', () => {
  const { folder } = folders();
  const program = [join(root, 'build', 'run.mjs'), 'verify', 'evidence'];
  for (const [cwd, caller] of [
    [folder, root],
    [root, folder],
  ] as const) {
    const env = { ...process.env, INIT_CWD: caller };
    const { status, stdout } = spawnSync(process.execPath, program, { cwd, env, encoding: 'utf8' });
    expect([status, stdout.trimEnd().split('\n').at(-1)]).toEqual([0, expect.stringContaining('all holds')]);
  }
});
