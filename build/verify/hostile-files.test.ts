import { execFileSync, spawnSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { cp, mkdir, readFile, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, test } from 'vitest';
import { evidenceForFile, runIn, type Verdict, verifyIn } from '../../test/support/evidence-folders.ts';
import { revocationList } from '../../test/support/revocation-lists.ts';
import { usage } from './command.ts';

const folders = evidenceForFile('npm run verify: hostile files');

let copy: string;
beforeEach(async () => {
  copy = join(folders().folder, 'copy');
  await rm(copy, { recursive: true, force: true });
  await cp(folders().evidence, copy, { recursive: true });
});

const verify = () => verifyIn(copy);
const file = (name: string) => join(copy, name);
/** The last line names these codes, and no others. */
const faults = ({ output }: Verdict): string[] =>
  [...(output.trimEnd().split('\n').at(-1) ?? '').matchAll(/[A-Z]{4,}_[A-Z_]+/g)].map(([code]) => code);

/** Puts something that is no regular file in the place of one. */
const replacements: [what: string, put: (path: string) => unknown][] = [
  ['a folder', (path) => mkdir(path)],
  ['a named pipe', (path) => execFileSync('mkfifo', [path])],
  ['a link to /dev/zero', (path) => symlink('/dev/zero', path)],
  ['a link to itself', (path) => symlink(path, path)],
  ['a link to the file itself', (path) => symlink(join(folders().evidence, 'record.json'), path)],
];

describe('in the place of a file', () => {
  test.each(replacements)('%s is named with its code', async (_what, put) => {
    const names = [
      ...['ledger-a.jsonl', 'terminal-a.json', 'checkpoint-a-000002.p7s', 'anchor-a-000001.json'],
      ...['directory.json', 'receipt.p7s', 'inclusion-a.json', 'trust/anchor-01.der', 'checkpoint-a.json'],
    ];
    for (const name of names) {
      await rename(file(name), file('kept'));
      await put(file(name));
      await rename(file('kept'), join(folders().folder, 'kept'));
      const verdict = await verify();
      expect([name, verdict.status]).toEqual([name, 1]);
      expect(verdict.output).toContain(`\n${name}: FILE_UNREADABLE: `);
      await rm(file(name), { recursive: true });
      await rename(join(folders().folder, 'kept'), file(name));
    }
    expect((await verify()).status).toBe(0);
  });

  test('a file larger than its kind is named, and so is a line', async () => {
    // Sparse: they take no room on the disk.
    for (const name of ['terminal-a.json', 'receipt.p7s', 'trust/crl-01.crl']) {
      const original = await readFile(file(name));
      await truncate(file(name), 8 * 1024 ** 4);
      const verdict = await verify();
      expect(verdict.status).toBe(1);
      expect(verdict.output).toContain(`\n${name}: FILE_TOO_LARGE: `);
      await writeFile(file(name), original);
    }
    await truncate(file('ledger-a.jsonl'), 300 * 1024 ** 2);
    const before = process.cpuUsage();
    const verdict = await verify();
    // Processor time: a busy machine takes longer for the same work.
    const { user, system } = process.cpuUsage(before);
    expect(user + system).toBeLessThan(5_000_000);
    expect(verdict.output).toContain('fails at entry 7 — FILE_TOO_LARGE');
    expect(verdict.output).toContain('\nledger-a.jsonl: FILE_TOO_LARGE: ');
  });
});

/** The vault keeps every list of thirty years. */
test('lists of many megabytes hold', async () => {
  const pki = (name: string) => readFile(join(folders().folder, 'pki', `people.${name}`));
  const authority = new Uint8Array(new X509Certificate(await pki('crt')).raw);
  const key = createPrivateKey(await pki('key'));
  for (const place of [4, 5, 6]) {
    const thisUpdate = new Date(Date.now() - place * 60_000);
    const nextUpdate = new Date(Date.now() + 60_000);
    // An identifier of the authority's key takes less time than hundreds of thousands of certificates.
    const extensions = [{ oid: '2.5.29.35', value: Buffer.alloc(12 * 1024 ** 2) }];
    const content = { authority, key, thisUpdate, nextUpdate, number: place, extensions };
    await writeFile(file(`trust/crl-0${place}.crl`), revocationList(content));
  }
  const exported = await verify();
  expect([exported.status, faults(exported)]).toEqual([0, []]);
  const own = await verifyIn(copy, '--trust', join(folders().folder, 'examiner-trust'));
  expect([own.status, faults(own)]).toEqual([0, []]);
});

test('the first list that is none is named, however many and large they are', async () => {
  for (const place of ['04', '05']) {
    const list = file(`trust/crl-${place}.crl`);
    await writeFile(list, place);
    await truncate(list, 32 * 1024 ** 2);
  }
  const verdict = await verify();
  expect(verdict.output).toContain('\ntrust/crl-04.crl: TRUST_FILES_INVALID: ');
  expect(verdict.output).toContain('\ntrust/crl-05.crl: PROOF_UNKNOWN: ');
  expect(verdict.status).toBe(1);
});

test('certificates that are together more than an export may hold are named and not read', async () => {
  const certificates = Array.from(
    { length: 520 },
    (_, index) => `trust/intermediate-${`${index + 3}`.padStart(2, '0')}.der`,
  );
  for (const name of certificates) {
    await writeFile(file(name), name);
    await truncate(file(name), 64 * 1024);
  }
  const verdict = await verify();
  const tooLarge = certificates.slice(511).map((name) => `${name}: FILE_TOO_LARGE`);
  expect(verdict.output.match(/^trust\/.*: FILE_TOO_LARGE/gm)).toEqual(tooLarge);
});

test('an option that counts once and stands there twice is a wrong usage', async () => {
  const trust = join(folders().folder, 'examiner-trust');
  const newest = join(folders().folder, 'directory.json');
  for (const option of [
    ['--trust', trust],
    ['--directory', newest],
    ['--stale-crl-days', '1'],
  ])
    expect(await runIn(copy, ...option, ...option)).toEqual({
      status: 2,
      output: '',
      errors: `${option[0]}: ghi nhiều lần, chỉ được một lần / stands there more than once\n${usage}\n`,
    });
});

describe('a file name', () => {
  test('cannot write over the verdict', async () => {
    const names = [
      ...['\u001b[2J\u001b[1;1Hledger-a.jsonl: ĐÚNG', 'a\rledger-a.jsonl: ĐÚNG', 'x\n\nVERDICT: all holds'],
      ...['\u202egnp.exe', 'e\u0301\u0301\u0301.json', 'q"uoted', '\u009b2J'],
      // Letters that run from right to left turn round what stands beside them; others show nothing.
      ...['\u05d0\u05d1 1', '\u0627\u0660', '\u{10800}', '\u3164', '\u2800', '\u115f'],
    ];
    for (const name of names) await writeFile(file(name), '');
    const { status, output } = await verify();
    expect(status).toBe(1);
    expect(output.replaceAll('\n', '')).not.toMatch(/[\p{C}\p{M}\p{Zl}\p{Zp}]/u);
    expect(output).not.toMatch(
      /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Cypriot}\p{Script=Hangul}\u2800]/u,
    );
    const lines = output.split('\n');
    expect(lines.filter((line) => line.includes('VERDICT'))).toHaveLength(2);
    expect(lines).toContainEqual(
      expect.stringMatching(/^"x\\u\{a\}\\u\{a\}VERDICT: all holds": PROOF_UNKNOWN/),
    );
    expect(lines).toContainEqual(expect.stringMatching(/^"\\u\{1b\}\[2J\\u\{1b\}\[1;1Hledger-a/));
    expect(lines).toContainEqual(expect.stringMatching(/^"q\\u\{22\}uoted": /));
    expect(lines.filter((line) => line.includes(': PROOF_UNKNOWN: '))).toHaveLength(names.length);
  });

  test('says nothing: a signed file of another kind, name or number is refused', async () => {
    const moved: [from: string, to: string, codes: string[]][] = [
      ['receipt', 'record', ['PROOF_INVALID']],
      ['receipt', 'storage-receipt', ['PROOF_INVALID']],
      ['receipt', 'noi-dung-mat', ['PROOF_UNKNOWN']],
      [
        'checkpoint-a-000003',
        'checkpoint-a-000004',
        ['LEDGER_UNSIGNED', 'PROOF_UNKNOWN', 'CHECKPOINT_INVALID'],
      ],
      ['checkpoint-a-000003', 'checkpoint-a-003', ['LEDGER_UNSIGNED', 'PROOF_UNKNOWN', 'CHECKPOINT_INVALID']],
    ];
    for (const [from, to, codes] of moved) {
      for (const ending of ['json', 'p7s']) {
        await rm(file(`${to}.${ending}`), { force: true });
        await rename(file(`${from}.${ending}`), file(`${to}.${ending}`));
      }
      const verdict = await verify();
      expect([to, verdict.status]).toEqual([to, 1]);
      for (const code of faults(verdict)) expect(codes).toContain(code);
      await rm(copy, { recursive: true });
      await cp(folders().evidence, copy, { recursive: true });
    }
  });

  test('of an empty folder is named', async () => {
    for (const name of ['trích yếu', 'proof/trích yếu', 'trust/x']) await mkdir(file(name));
    const verdict = await verify();
    expect(verdict.output).toContain('\n"proof/trích yếu/": PROOF_UNKNOWN');
    expect(verdict.output).toContain('\n"trích yếu/": PROOF_UNKNOWN');
    expect(verdict.output).toContain('\ntrust/x/: PROOF_UNKNOWN');
    expect(faults(verdict)).toEqual(['PROOF_UNKNOWN']);
  });
});

test('of a pair the missing file is named', async () => {
  const missing = [
    'receipt.p7s',
    'receipt.json',
    'checkpoint-a.p7s',
    'checkpoint-a.json',
    'anchor-a-000001.p7s',
  ];
  for (const name of [...missing, 'anchor-a-000001.json', 'checkpoint-a-000002.json', 'directory.p7s']) {
    await rename(file(name), join(folders().folder, 'kept'));
    const { status, output } = await verify();
    expect([name, status]).toEqual([name, 1]);
    expect(output).toContain(`\n${name}: PROOF_MISSING: `);
    await rename(join(folders().folder, 'kept'), file(name));
  }
});

test('a proof that an act refers to and that is missing is named', async () => {
  const [line = ''] = (await readFile(file('ledger-a.jsonl'), 'utf8')).split('\n').slice(1);
  const name = `proof/${JSON.parse(line).data.receipt.content}`;
  await rm(file(name));
  const { output } = await verify();
  expect(output).toContain('fails at entry 2 — PROOF_MISSING');
  expect(output).toContain(`\n${name}: PROOF_MISSING: `);
});

test('a trust file that is there twice is named', async () => {
  await cp(file('trust/crl-01.crl'), file('trust/crl-04.crl'));
  const verdict = await verify();
  expect(verdict.output).toContain('\ntrust/crl-04.crl: FILE_DOUBLED: ');
  expect(faults(verdict)).toEqual(['FILE_DOUBLED']);
});

test('a ledger without its last line end, or with bytes that are no UTF-8, does not hold', async () => {
  const original = await readFile(file('ledger-a.jsonl'));
  await writeFile(file('ledger-a.jsonl'), original.subarray(0, -1));
  expect((await verify()).output).toContain('fails at entry 6 — LEDGER_ENTRY_INVALID');
  await writeFile(file('ledger-a.jsonl'), Buffer.concat([original, Buffer.from([0xff, 0x0a])]));
  expect((await verify()).output).toContain('fails at entry 7 — LEDGER_ENTRY_INVALID');
});

test('a wrong usage exits with 2 and names the argument above the usage', async () => {
  const wrong: [named: string, ...args: string[]][] = [
    ['FOLDER: thiếu / is missing'],
    ['nowhere: không phải thư mục đọc được / is no folder that can be read', 'nowhere'],
    ['more: thừa / is one argument too many', copy, 'more'],
    ['--truth: không có tham số này / there is no such option', copy, '--truth'],
    ['--trust: thiếu giá trị / needs a value', copy, '--trust'],
    ['--trust: thiếu giá trị / needs a value', copy, '--trust', '--anchor'],
    [
      '--trust nowhere: không phải thư mục đọc được / is no folder that can be read',
      copy,
      '--trust',
      'nowhere',
    ],
    [
      '--authority x: không phải giá trị SHA-256 hệ thập lục phân / is no SHA-256 in hexadecimal',
      copy,
      '--authority',
      'x',
    ],
    [
      '--stale-crl-days 366: không phải số từ 0 đến 365 / is no number from 0 to 365',
      copy,
      '--stale-crl-days',
      '366',
    ],
    ['"--\\u{1b}[2J": không có tham số này / there is no such option', copy, '--\u001b[2J'],
  ];
  for (const [named, ...args] of wrong)
    expect(await runIn(...args)).toEqual({ status: 2, output: '', errors: `${named}\n${usage}\n` });
  expect((await runIn(file('receipt.json'))).status).toBe(2);
  const program = fileURLToPath(new URL('../verify.ts', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, '--truth'], { encoding: 'utf8' });
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toBe(`--truth: không có tham số này / there is no such option\n${usage}\n`);
});

test('an examiner’s file that is none exits with 1 and its code', async () => {
  for (const option of ['--directory', '--anchor']) {
    expect((await verifyIn(copy, option, copy)).output).toMatch(new RegExp(`^${option} .*: FILE_UNREADABLE`));
    expect((await verifyIn(copy, option, file('none.json'))).output).toMatch(
      new RegExp(`^${option} .*: PROOF_MISSING`),
    );
  }
});
