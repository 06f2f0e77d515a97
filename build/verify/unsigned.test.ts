import { appendFile, cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { type LedgerEntry, parseLedgerEntry } from '../../contract/ledger/act.ts';
import { entryLine, frameEntry } from '../../core/ledger/chain.ts';
import { evidenceForFile, verifyIn } from '../../test/support/evidence-folders.ts';

const folders = evidenceForFile('npm run verify: what is not signed');

let copy: string;
beforeEach(async () => {
  copy = join(folders().folder, 'copy');
  await rm(copy, { recursive: true, force: true });
  await cp(folders().evidence, copy, { recursive: true });
});

const ledger = () => join(copy, 'ledger-a.jsonl');
async function lastEntry(): Promise<LedgerEntry> {
  const lines = (await readFile(ledger(), 'utf8')).trimEnd().split('\n');
  return parseLedgerEntry(JSON.parse(lines.at(-1) ?? ''));
}
/** Appends acts that nobody signs; the chain goes on as it should. */
async function appendUnsigned(count: number, at?: string): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const { seq, hash, actor, at: before } = await lastEntry();
    const position = { seq: seq + 1, at: at ?? before, actor, prev: hash };
    const entry = frameEntry(
      { act: 'incident', subject: 'S1', data: { fault: 'ENDPOINT_WENT_BACK' } },
      position,
    );
    await appendFile(ledger(), `${entryLine(entry)}\n`);
  }
}
async function removeSignatures(): Promise<void> {
  for (const name of await readdir(copy))
    if (/^(?:checkpoint|anchor|inclusion)-a/.test(name)) await rm(join(copy, name));
}
const last = (output: string): string => output.trimEnd().split('\n').at(-1) ?? '';

describe('npm run verify says that a ledger holds', () => {
  test('only if every entry is signed: the rest is named by count, first and last', async () => {
    await appendUnsigned(2);
    const { status, output } = await verifyIn(copy, '--anchor', join(folders().folder, 'last-anchor.json'));
    expect(status).toBe(1);
    expect(output).toMatch(
      /^ledger-a\.jsonl .*fails — LEDGER_UNSIGNED: .*2 entries without signature: 7 to 8/m,
    );
    expect(output).not.toMatch(/^ledger-a\.jsonl .*ĐÚNG/m);
    expect(last(output)).toContain('does not hold — LEDGER_UNSIGNED —');
  });

  test('not if it has no signature at all', async () => {
    await removeSignatures();
    const { status, output } = await verifyIn(copy);
    expect(status).toBe(1);
    expect(output).toMatch(/^ledger-a\.jsonl .*LEDGER_UNSIGNED: .*6 entries without signature: 1 to 6/m);
    expect(last(output)).toContain('does not hold — LEDGER_UNSIGNED —');
  });

  test('not if it is empty', async () => {
    await removeSignatures();
    await rm(join(copy, 'proof'), { recursive: true });
    await writeFile(ledger(), '');
    const { status, output } = await verifyIn(copy);
    expect(status).toBe(1);
    expect(output).toMatch(/^ledger-a\.jsonl .*LEDGER_EMPTY/m);
    expect(last(output)).toContain('does not hold — LEDGER_EMPTY —');
  });

  test('not if an entry is dated after the day of the examination', async () => {
    await appendUnsigned(1, '2099-01-01T00:00:00.000Z');
    const { status, output } = await verifyIn(copy);
    expect(status).toBe(1);
    expect(output).toContain('fails at entry 7 — LEDGER_TIME_AHEAD');
  });

  test('not if the directory does not list the terminal for the body', async () => {
    const { folder } = folders();
    for (const ending of ['json', 'p7s'])
      await cp(join(folder, `directory-unlisted.${ending}`), join(copy, `directory.${ending}`));
    const { status, output } = await verifyIn(copy);
    expect(status).toBe(1);
    expect(last(output)).toContain('does not hold — TERMINAL_NOT_LISTED —');
    // Where a later directory no longer lists it, the one in the export still shows that it was the body's.
    const later = await verifyIn(folders().evidence, '--directory', join(folder, 'directory-unlisted.json'));
    expect(later.status).toBe(0);
    expect(later.output).toContain('only version 1 of the directory, from the export, lists the terminal');
  });
});

test('npm run verify says what is only the word of the examinee, and how many such points there are', async () => {
  const { folder, authorityDigest } = folders();
  const alone = await verifyIn(copy);
  const words = [
    ...['the trust anchors are', 'that revocation lists may be 0 days past their end is'],
    ...['the directory authority is', 'this directory is', 'where the ledger ends is'],
    ...['the times of entries 5 to 6 are', 'the ledger records no directory: the one it went by is'],
  ];
  for (const word of words) expect(alone.output).toContain(`NOTE: ${word} taken from the examinee`);
  expect(alone.output.match(/NOTE: /g)).toHaveLength(words.length);
  expect(last(alone.output)).toBe(
    'KẾT LUẬN / VERDICT: ĐÚNG / all holds — 7 điểm theo lời của bên được kiểm tra / 7 points taken from the examinee',
  );
  const { output } = await verifyIn(
    copy,
    ...['--trust', join(folder, 'examiner-trust'), '--authority', authorityDigest],
    ...['--directory', join(folder, 'directory.json'), '--stale-crl-days', '0'],
    ...['--anchor', join(folder, 'last-anchor.json')],
  );
  expect(last(output)).toContain('all holds — 2 điểm');
});
