import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../build/run/paths.ts';
import { outgoingInput } from '../support/records.ts';
import { Site } from '../support/site.ts';

/** As the script of package.json runs it, without its look for missing packages. */
const run = (script: string, ...args: string[]) =>
  spawnSync(process.execPath, [join(root, 'build', script), ...args], { encoding: 'utf8' });

test('the ledger of a closed terminal is exported with the recovery key, and verifies', async () => {
  const site = await Site.open({ endpoint: false, unlocked: ['a'] });
  await site.a.handlers['record.register']({ input: outgoingInput(1) });
  await site.a.handlers['session.lock']({});
  const { homes, recovery } = site.world;
  const folder = join(site.folder, 'exported');
  const args = ['--home', homes.a.home, '--certificate', recovery.certificate, '--key', recovery.key];
  await site.close();

  expect(run('evidence.ts', ...args, '--to', folder)).toMatchObject({ status: 0, stderr: '' });
  const acts = readFileSync(join(folder, 'ledger-a.jsonl'), 'utf8').trimEnd().split('\n');
  expect(acts.map((line) => /"act":"([a-z]+)"/.exec(line)?.[1])).toEqual(['unlock', 'register', 'lock']);
  expect(run('verify.ts', folder)).toMatchObject({ status: 0 });
  // Another key opens nothing, and is told in both languages.
  const other = join(site.folder, 'other.key');
  writeFileSync(other, 'no key');
  const refused = run('evidence.ts', ...args.slice(0, -1), other, '--to', join(site.folder, 'refused'));
  expect(refused).toMatchObject({ status: 1, stderr: '' });
  expect(refused.stdout).toMatch(/^VAULT_KEY_WRONG: Khóa không mở được kho dữ liệu\. \/ /);
  // Over an export nothing is written, and what is missing is told.
  const again = run('evidence.ts', ...args, '--to', folder);
  expect(again.status).toBe(2);
  expect(again.stderr).toContain('--certificate');
});

test('the command stands in the list of scripts and in the README', () => {
  const scripts: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(scripts).toMatchObject({ scripts: { evidence: 'node build/run.mjs evidence' } });
  expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain('npm run evidence -- --home');
});
