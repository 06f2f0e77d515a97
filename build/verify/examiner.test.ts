import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { evidenceForFile, verifyIn } from '../../test/support/evidence-folders.ts';

const folders = evidenceForFile('npm run verify: examiner');
const verify = (...options: string[]) => verifyIn(folders().evidence, ...options);

describe('npm run verify', () => {
  test('accepts only the directory authority that the examiner names, with a note when it is the folder’s own', async () => {
    const own = await verify('--authority', folders().authorityDigest);
    expect(own.status).toBe(0);
    expect(own.output).toContain(`directory authority: SHA-256 ${folders().authorityDigest}`);
    expect(own.output).not.toContain('the directory authority is taken from the examinee, not verified');
    const other = await verify('--authority', folders().clerkDigest);
    expect(other).toMatchObject({ status: 1, output: expect.stringContaining('DIRECTORY_INVALID') });
    expect((await verify()).output).toContain(
      'the directory authority is taken from the examinee, not verified',
    );
  });

  test('verifies with the examiner’s later directory, not with an earlier one in the folder', async () => {
    const { status, output } = await verify('--directory', join(folders().folder, 'directory-2.json'));
    expect(output).toContain('fails at entry 1 — SIGNER_NOT_AUTHORISED');
    expect(status).toBe(1);
    const same = await verify('--directory', join(folders().folder, 'directory.json'));
    expect(same.status).toBe(0);
    expect(same.output).not.toContain('this directory is taken from the examinee, not verified');
    expect((await verify()).output).toContain('this directory is taken from the examinee, not verified');
  });

  test('rejects a directory older than the one the ledger names', async () => {
    const { status, output } = await verifyIn(folders().outdated);
    expect(output).toContain('the ledger used version 2 of the directory');
    expect(output).toContain('mục / entry 3: CLOCK_BACKWARD');
    expect(status).toBe(1);
    expect(
      (await verifyIn(folders().outdated, '--directory', join(folders().folder, 'directory-later.json')))
        .status,
    ).toBe(0);
    const another = await verifyIn(
      folders().outdated,
      '--directory',
      join(folders().folder, 'directory-2.json'),
    );
    expect(another.status).toBe(1);
  });

  test('finds the end missing by the examiner’s own anchor, though its checkpoint and anchor were removed', async () => {
    const anchor = join(folders().folder, 'last-anchor.json');
    expect((await verify('--anchor', anchor)).status).toBe(0);
    const cut = join(folders().folder, 'cut');
    await cp(folders().evidence, cut, { recursive: true });
    for (const ending of ['json', 'p7s']) {
      await rm(join(cut, `checkpoint-a-000003.${ending}`));
      await cp(join(cut, `checkpoint-a-000002.${ending}`), join(cut, `checkpoint-a.${ending}`));
    }
    const ledger = await readFile(join(cut, 'ledger-a.jsonl'), 'utf8');
    const kept = ledger
      .split('\n')
      .slice(0, 4)
      .map((line) => JSON.parse(line));
    await writeFile(join(cut, 'ledger-a.jsonl'), ledger.split('\n').slice(0, 4).join('\n').concat('\n'));
    const named = kept.flatMap(({ data }) => Object.values(data.receipt ?? {}));
    for (const name of await readdir(join(cut, 'proof')))
      if (!named.includes(name)) await rm(join(cut, 'proof', name));
    const alone = await verifyIn(cut);
    expect(alone.status).toBe(0);
    expect(alone.output).toMatch(/until entry 4 \(2\d{3}-.*last anchored: 4 \(2\d{3}-/);
    expect(alone.output).toContain('where the ledger ends is taken from the examinee, not verified');
    const { status, output } = await verifyIn(cut, '--anchor', anchor);
    expect(output).toContain('fails at entry 5 — LEDGER_ROLLED_BACK');
    expect(status).toBe(1);
  });

  test('verifies with the examiner’s own trust anchors when they are given', async () => {
    const other = join(folders().folder, 'other-trust');
    await mkdir(other);
    expect(await verify('--trust', other)).toMatchObject({
      status: 1,
      output: expect.stringContaining('ledger-a.jsonl: TRUST_FILES_INVALID'),
    });
    expect(await verify('--trust', join(folders().folder, 'nothing'))).toEqual({ status: 2, output: '' });
    expect((await verify('--trust', join(folders().evidence, 'trust'))).status).toBe(0);
  });
});
