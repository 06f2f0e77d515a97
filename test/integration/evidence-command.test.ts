import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, renameSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
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
  expect(acts.map((line) => /"act":"([a-z-]+)"/.exec(line)?.[1])).toEqual([
    ...['unlock', 'open-volume', 'open-volume', 'register', 'lock'],
  ]);
  expect(run('verify.ts', folder)).toMatchObject({ status: 0 });
  // Only the account that exported a ledger can read it.
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  for (const name of ['ledger-a.jsonl', 'directory.json', 'trust/anchor-01.der'])
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
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

test('what is no folder, no file or no room is told without a trace of the program', async () => {
  const { world, folder } = await Site.open({ endpoint: false, unlocked: [], signing: [] });
  const { certificate, key } = world.recovery;
  const { home } = world.homes.a;
  const given = { home, certificate, key, to: join(folder, 'exported') };
  const command = (change: Partial<typeof given>) => {
    const args = Object.entries({ ...given, ...change }).flatMap(([name, path]) => [`--${name}`, path]);
    return spawnSync(process.execPath, [join(root, 'build', 'evidence.ts'), ...args], {
      encoding: 'utf8',
      timeout: 20_000,
    });
  };
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  for (const change of [
    { to: certificate },
    { to: pipe },
    { key: pipe },
    { certificate: home },
    { home: key },
  ]) {
    const { status, stdout, stderr } = command(change);
    expect([change, status, stdout]).toEqual([change, 2, '']);
    const [[name, path] = []] = Object.entries(change);
    expect(stderr).toMatch(new RegExp(`^--${name} ${path}: .*\\nevidence --home FOLDER `));
  }
  const dangling = join(folder, 'dangling');
  symlinkSync(join(folder, 'none'), dangling);
  expect(command({ to: dangling })).toMatchObject({ status: 1, stderr: '' });
  expect(command({ to: dangling }).stdout).toMatch(/^DISK_FAILED: /);
  for (const [name, code] of [
    ['terminal.json', 'CONFIG_INVALID'],
    ['vault.p7m', 'DISK_FAILED'],
    ['store.db', 'DISK_FAILED'],
  ] as const) {
    renameSync(join(home, name), join(folder, 'kept'));
    execFileSync('mkfifo', [join(home, name)]);
    const { status, stdout, stderr } = command({});
    expect([name, status, stderr]).toEqual([name, 1, '']);
    expect(stdout).toMatch(new RegExp(`^${code}: `));
    renameSync(join(folder, 'kept'), join(home, name));
  }
});

test('the command stands in the list of scripts and in the README', () => {
  const scripts: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(scripts).toMatchObject({ scripts: { evidence: 'node build/run.mjs evidence' } });
  expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain('npm run evidence -- --home');
});
