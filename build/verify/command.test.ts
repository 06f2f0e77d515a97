import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { digestOf } from '../../core/encoding/canonical.ts';
import { TestAuthority } from '../../test/support/authority.ts';
import { setClockAhead } from '../../test/support/clock.ts';
import { evidenceForFile, type Verdict, verifyIn } from '../../test/support/evidence-folders.ts';
import { usage } from './command.ts';

const folders = evidenceForFile('npm run verify: evidence');
afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

const verify = (...options: string[]) => verifyIn(folders().evidence, ...options);

/** The command itself, in a process of its own. */
async function run(...args: string[]): Promise<Verdict & { errors: string }> {
  const program = fileURLToPath(new URL('../verify.ts', import.meta.url));
  const node = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url));
  const child = spawn(node, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [[status], output, errors] = await Promise.all([
    once(child, 'close'),
    textOf(child.stdout),
    textOf(child.stderr),
  ]);
  return { status, output, errors };
}
async function changed(name: string, change: (content: string) => string): Promise<Verdict> {
  const file = join(folders().evidence, name);
  const original = await readFile(file, 'latin1');
  await writeFile(file, change(original), 'latin1');
  const result = await verify();
  await writeFile(file, original, 'latin1');
  return result;
}

describe('npm run verify', () => {
  test('accepts an export as it was written', async () => {
    const { status, output } = await verify();
    expect(output).toContain('6 entries, 3 checkpoints, 6 signed, 4 anchored');
    expect(status).toBe(0);
  });

  test('exits 0 when all holds, 1 when something does not, 2 without a folder', async () => {
    // Starting a process takes longer than what it does, so they run side by side.
    expect(await Promise.all([run(folders().evidence), run(folders().forged), run()])).toEqual([
      { ...(await verify()), errors: '' },
      { ...(await verifyIn(folders().forged)), errors: '' },
      { status: 2, output: '', errors: `FOLDER: thiếu / is missing\n${usage}\n` },
    ]);
    expect(await verifyIn(join(folders().folder, 'nothing'))).toEqual({ status: 2, output: '' });
    expect(await verifyIn(folders().evidence, folders().forged)).toEqual({ status: 2, output: '' });
  });

  test('accepts it thirty years later, when every certificate has expired', async () => {
    setClockAhead(30);
    const { status, output } = await verify();
    expect(output).toContain('6 entries, 3 checkpoints, 6 signed, 4 anchored');
    expect(output).toContain('storage-receipt.json: ĐÚNG');
    expect(status).toBe(0);
  });

  test('prints TIME_NOT_ATTESTED for a signed file outside every ledger when its certificate has expired', async () => {
    expect((await verify()).output).not.toContain('TIME_NOT_ATTESTED');
    setClockAhead(30);
    const later = await verify();
    expect(later.output).toMatch(/receipt\.json: ĐÚNG.*\n {2}TIME_NOT_ATTESTED/);
    expect(later.output.match(/TIME_NOT_ATTESTED/g)).toHaveLength(1);
  });

  test('names the first entry that fails, in both languages, and exits 1', async () => {
    const edited = await changed('ledger-a.jsonl', (text) => text.replace('"seq":3', '"seq":4'));
    expect(edited.output).toContain('SAI tại mục 3 / fails at entry 3 — LEDGER_BROKEN');
    expect(edited.status).toBe(1);
    const cut = await changed('ledger-a.jsonl', (text) => `${text.split('\n').slice(0, 3).join('\n')}\n`);
    expect(cut.output).toContain('fails at entry 4 — LEDGER_ROLLED_BACK');
  });

  test('notices a changed checkpoint, signature, anchor and directory', async () => {
    const zero = (text: string): string => text.replace(/"merkleRoot":"./, '"merkleRoot":"g');
    expect((await changed('checkpoint-a-000002.json', zero)).output).toContain(
      'fails at entry 3 — CHECKPOINT_INVALID',
    );
    const bend = (text: string): string =>
      text.slice(0, -2) + String.fromCharCode(text.charCodeAt(text.length - 2) ^ 1) + text.slice(-1);
    expect((await changed('checkpoint-a-000003.p7s', bend)).output).toContain(
      'fails at entry 5 — CHECKPOINT_INVALID',
    );
    expect((await changed('anchor-a-000001.p7s', bend)).output).toContain(
      'fails at entry 1 — CHECKPOINT_INVALID',
    );
    const directory = await changed('directory.json', (text) => text.replace('"version":1', '"version":2'));
    expect(directory).toMatchObject({ status: 1, output: expect.stringContaining('DIRECTORY_INVALID') });
  });

  test('accepts the proof of one entry, and names what is wrong with another', async () => {
    const name = 'inclusion-a.json';
    expect((await verify()).output).toContain(`${name}: ĐÚNG / holds — 2 deliver\n`);
    const changes: [code: string, change: (text: string) => string][] = [
      ['CHECKPOINT_INVALID', (text) => text.replace('\\"seq\\":2', '\\"seq\\":3')],
      ['CHECKPOINT_INVALID', (text) => text.replace('"toSeq":2', '"toSeq":3')],
      ['LEDGER_ENTRY_INVALID', (text) => text.replace('"entry":"{', '"entry":"')],
      ['LEDGER_ENTRY_INVALID', (text) => text.replace('\\"seq\\":2', '\\"seq\\":0')],
      ['PROOF_INVALID', (text) => text.replace('"index":', '"place":')],
      ['PROOF_INVALID', (text) => text.slice(1)],
    ];
    for (const [code, change] of changes) {
      const { status, output } = await changed(name, change);
      expect([code, status, /^inclusion-a\.json: (.*)$/m.exec(output)?.[1]]).toEqual([
        code,
        1,
        expect.stringContaining(code),
      ]);
    }
  });

  test('is not satisfied by text in the place of a signed statement', async () => {
    const { status, output } = await verifyIn(folders().forged);
    expect(output).toContain('fails at entry 7 — PROOF_INVALID');
    expect(status).toBe(1);
  });

  test('compares each entry with those before it', async () => {
    const { status, output } = await verifyIn(folders().gapped);
    expect(output).toContain('fails at entry 3 — ORDINAL_BROKEN');
    expect(status).toBe(1);
  });

  test('names every file that nothing refers to', async () => {
    const { evidence, folder } = folders();
    const text = new TextEncoder().encode('Nội dung mật');
    const strays = [
      ...['ghi chú.txt', 'README.txt', 'chain.pem', 'checkpoint-a-0.json.bak', 'anchor-a-000009.json'],
      ...[`proof/${digestOf(text)}`, 'proof/ghi chú.txt', 'trust/trich-yeu.txt', 'trust/crl-99.crl', 'a/b/c'],
    ];
    for (const name of strays) {
      await mkdir(dirname(join(evidence, name)), { recursive: true });
      await writeFile(join(evidence, name), text);
    }
    const { status, output } = await verify('--trust', join(folder, 'examiner-trust'));
    for (const name of strays) await rm(join(evidence, name));
    await rm(join(evidence, 'a'), { recursive: true });
    // A folder that no export has is named as a whole, and a name that is no plain one stands in quotation marks.
    const named = strays.map((name) => {
      if (name === 'a/b/c') return 'a/';
      return name.includes(' ') ? `"${name}"` : name;
    });
    for (const name of named) expect(output).toContain(`\n${name}: PROOF_UNKNOWN`);
    expect(output.match(/: PROOF_UNKNOWN/g)).toHaveLength(strays.length);
    expect(output).toContain(`does not hold — PROOF_UNKNOWN ×${strays.length}`);
    expect(status).toBe(1);
    expect((await verify()).status).toBe(0);
    const last = await changed('checkpoint-a.json', () => 'Nội dung mật');
    expect(last).toMatchObject({
      status: 1,
      output: expect.stringContaining('checkpoint-a.json: PROOF_UNKNOWN'),
    });
  });

  test('takes no anchor whose own signature is not its own', async () => {
    const anchor = join(folders().evidence, 'trust/anchor-01.der');
    const original = await readFile(anchor);
    const changed = Buffer.from(original);
    changed.writeUInt8(changed.readUInt8(changed.length - 1) ^ 1, changed.length - 1);
    await writeFile(anchor, changed);
    const { status, output } = await verify();
    await writeFile(anchor, original);
    expect(output).toMatch(/^trust\/anchor-01\.der: PROOF_UNKNOWN/m);
    expect(status).toBe(1);
    expect((await verify()).status).toBe(0);
  });

  test('vouches for no trust file that anybody can make, however well it reads', async () => {
    const { evidence } = folders();
    const stranger = await TestAuthority.create('Về việc điều động cán bộ');
    const { der: leaf } = await stranger.signing('Nội dung mật');
    const strays = {
      'trust/anchor-90.der': stranger.der,
      'trust/intermediate-90.der': leaf,
      'trust/intermediate-91.der': stranger.der,
      'trust/crl-90.crl': await stranger.crl(),
    };
    for (const [name, bytes] of Object.entries(strays)) await writeFile(join(evidence, name), bytes);
    const { status, output } = await verify();
    for (const name of Object.keys(strays)) await rm(join(evidence, name));
    expect(output.match(/^trust.*PROOF_UNKNOWN/gm)).toEqual(
      Object.keys(strays)
        .sort()
        .map((name) => `${name}: PROOF_UNKNOWN`),
    );
    expect(status).toBe(1);
    expect((await verify()).status).toBe(0);
  });
});
