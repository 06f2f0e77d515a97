import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { controlCodeFrom } from '../contract/record/control-code.ts';
import { appendAct } from '../core/acts/engine/append.ts';
import { digestOf } from '../core/encoding/canonical.ts';
import { type SignBytes, type SignedBytes, signStatement } from '../core/encoding/statement.ts';
import { exportEvidence } from '../core/evidence/export.ts';
import { frameEntry, genesis } from '../core/ledger/chain.ts';
import { takeCheckpoint } from '../core/ledger/checkpoint.ts';
import { keySigner } from '../core/signature/key-signer.ts';
import { signDetached } from '../core/signature/sign.ts';
import { createStore } from '../native/store/store.ts';
import { setClockAhead } from '../test/support/clock.ts';
import { randomFor } from '../test/support/random.ts';
import { outgoing } from '../test/support/store.ts';
import { createDemoPki, type DemoPki, type LeafKind, spkiOf } from './demo/pki.ts';
import { usage, verifyCommand } from './verify/command.ts';

const random = randomFor('npm run verify');
const organisation = 'G22';
const terminal = 'T00000001';
const person = 'P00000001';
const entered = '2026-01-01T00:00:00.000Z';

let folder: string;
let evidence: string;
let forged: string;
let gapped: string;
let outdated: string;
let authorityDigest: string;
let clerkDigest: string;
const now = (): string => new Date().toISOString();

async function signerOf(pki: DemoPki, kind: LeafKind, name: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const certificate = await pki.issue(kind, spkiOf(publicKey), name);
  const signer = keySigner(privateKey, certificate, pki.chainOf(kind));
  const sign: SignBytes = (content) => signDetached(content, signer, new Date());
  return { sign, fingerprint: digestOf(certificate) };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verify-'));
  evidence = join(folder, 'evidence');
  forged = join(folder, 'forged');
  gapped = join(folder, 'gapped');
  outdated = join(folder, 'outdated');
  const pki = await createDemoPki(join(folder, 'pki'));
  const clerk = await signerOf(pki, 'person-signing', 'Nguyễn Thị An');
  const endpoint = await signerOf(pki, 'endpoint-signer', 'Máy chủ trao đổi');
  const authority = await signerOf(pki, 'directory-authority', 'Danh bạ');
  authorityDigest = authority.fingerprint;
  clerkDigest = clerk.fingerprint;
  /** What the examiner has from elsewhere. */
  const keep = async (name: string, { content, signature }: SignedBytes): Promise<void> => {
    await writeFile(join(folder, `${name}.json`), content);
    await writeFile(join(folder, `${name}.p7s`), signature);
  };
  const store = createStore({ path: join(folder, 'store'), key: random.bytes(32), organisation });
  const clock = { now: () => Date.now() };
  const context = { store, clock, self: organisation, actor: person };
  for (let round = 0; round < 3; round += 1) {
    appendAct(context, { act: 'unlock', subject: 'S1', data: {} });
    const id = random.uuid();
    const stored = { purpose: 'tram-mat/stored', id, digest: digestOf(random.bytes(8)), seq: 1, at: now() };
    const kept = await signStatement(stored, endpoint.sign);
    const receipt = {
      content: store.proofs.put(kept.content),
      signature: store.proofs.put(kept.signature),
    };
    appendAct(context, { act: 'deliver', subject: id, data: { receipt, to: 'H37' } });
    const checkpoint = await takeCheckpoint({ store, clock, terminal, sign: clerk.sign });
    if (checkpoint === undefined) throw new Error('no checkpoint');
    const { toSeq, head } = checkpoint;
    const anchor = await signStatement({ organisation, terminal, toSeq, head, at: now() }, endpoint.sign);
    if (round < 2)
      store.checkpoints.anchor(toSeq, { statement: anchor.content, signature: anchor.signature });
    else await keep('last-anchor', anchor);
  }
  const directoryOf = (version: number, until: { until?: string }) =>
    signStatement(
      {
        purpose: 'tram-mat/directory',
        version,
        at: now(),
        endpointSigners: [{ digest: endpoint.fingerprint, from: entered }],
        organisations: [
          {
            code: organisation,
            name: 'Văn phòng',
            tier: 1,
            notationParts: ['UBND'],
            persons: [
              {
                code: person,
                name: 'Nguyễn Thị An',
                role: 'clerk',
                from: entered,
                ...until,
                certificates: [{ digest: clerk.fingerprint, from: entered }],
              },
            ],
            seals: [],
            terminals: [],
          },
          { code: 'H37', name: 'Ủy ban', tier: 2, notationParts: [], persons: [], seals: [], terminals: [] },
        ],
      },
      authority.sign,
    );
  const directory = await directoryOf(1, {});
  await keep('directory', directory);
  await keep('directory-2', await directoryOf(2, { until: '2026-02-01T00:00:00.000Z' }));
  const layOut = async (into: string, from = store): Promise<void> => {
    const files = exportEvidence({
      letter: 'a',
      frame: {
        organisation,
        terminal,
        directoryAuthorities: [authority.fingerprint],
        staleCrlDays: 0,
      },
      store: from,
      directory,
      trust: pki.trust,
    });
    for (const [name, bytes] of files) {
      await mkdir(dirname(join(into, name)), { recursive: true });
      await writeFile(join(into, name), bytes);
    }
  };
  await layOut(evidence);
  await cp(join(evidence, 'trust'), join(folder, 'examiner-trust'), { recursive: true });
  const beside = async (name: string, { content, signature }: SignedBytes): Promise<void> => {
    await writeFile(join(evidence, `${name}.json`), content);
    await writeFile(join(evidence, `${name}.p7s`), signature);
  };
  const proof = (digest: string): Uint8Array => store.proofs.get(digest) ?? new Uint8Array();
  for (const entry of store.ledger.range(1, 2)) {
    if (entry.act !== 'deliver') continue;
    const { content, signature } = entry.data.receipt;
    await beside('storage-receipt', { content: proof(content), signature: proof(signature) });
  }
  await beside('loose', await signStatement({ purpose: 'loose' }, clerk.sign));

  // Somebody inside writes text where a signed word should be, and has it checkpointed like everything else.
  const head = store.ledger.head() ?? { seq: 0, hash: genesis };
  const position = { seq: head.seq + 1, at: now(), actor: person, prev: head.hash };
  const put = (words: string): string => store.proofs.put(new TextEncoder().encode(words));
  const statement = { content: put('Nội dung mật'), signature: put('không phải chữ ký') };
  const data = { envelope: random.uuid(), from: 'H37', status: '03' as const, reasons: [], statement };
  const subject = controlCodeFrom(random.bytes(12));
  store.ledger.append(frameEntry({ act: 'status', subject, data }, position));
  await takeCheckpoint({ store, clock, terminal, sign: clerk.sign });
  await layOut(forged);
  store.close();

  // Or leaves a line of the register out: every entry holds by itself.
  const other = createStore({ path: join(folder, 'other'), key: random.bytes(32), organisation });
  appendAct({ ...context, store: other }, { act: 'unlock', subject: 'S1', data: {} });
  for (const [index, ordinal] of [1, 3].entries()) {
    const code = controlCodeFrom(random.bytes(12));
    const record = outgoing(ordinal, { code, issuer: organisation, recipients: ['H37'] });
    const before = other.ledger.head();
    const next = { seq: index + 2, at: now(), actor: person, prev: before?.hash ?? genesis };
    other.ledger.append(frameEntry({ act: 'register', subject: code, data: { record } }, next));
  }
  await takeCheckpoint({ store: other, clock, terminal, sign: clerk.sign });
  await layOut(gapped, other);
  other.close();

  // Or exports the directory from before the one the terminal went by.
  const third = createStore({ path: join(folder, 'third'), key: random.bytes(32), organisation });
  const later = await directoryOf(2, {});
  await keep('directory-later', later);
  const mark = { version: 2, digest: digestOf(later.content) };
  const opened = { ...context, store: third };
  appendAct(opened, { act: 'unlock', subject: 'S1', data: {} });
  appendAct(opened, { act: 'directory', subject: 'S1', data: mark });
  appendAct(opened, { act: 'incident', subject: 'S1', data: { fault: 'CLOCK_BACKWARD' } });
  await layOut(outdated, third);
  third.close();
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

interface Verdict {
  status: number | null;
  output: string;
}
const verify = (...options: string[]) => verifyIn(evidence, ...options);
async function verifyIn(...args: string[]): Promise<Verdict> {
  const lines: string[] = [];
  const status = await verifyCommand(args, (line) => lines.push(`${line}\n`));
  return { status, output: lines.join('') };
}
/** The command itself, in a process of its own. */
function run(...args: string[]): Verdict & { errors: string } {
  const program = fileURLToPath(new URL('./verify.ts', import.meta.url));
  const node = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));
  const { status, stdout, stderr } = spawnSync(node, [program, ...args], { encoding: 'utf8' });
  return { status, output: stdout, errors: stderr };
}
async function changed(name: string, change: (content: string) => string): Promise<Verdict> {
  const file = join(evidence, name);
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
    expect(run(evidence)).toEqual({ ...(await verify()), errors: '' });
    expect(run(forged)).toEqual({ ...(await verifyIn(forged)), errors: '' });
    expect(run()).toEqual({ status: 2, output: '', errors: `${usage}\n` });
    expect(await verifyIn(join(folder, 'nothing'))).toEqual({ status: 2, output: '' });
    expect(await verifyIn(evidence, forged)).toEqual({ status: 2, output: '' });
  });

  test('accepts it thirty years later, when every certificate has run out', async () => {
    setClockAhead(30);
    const { status, output } = await verify();
    expect(output).toContain('6 entries, 3 checkpoints, 6 signed, 4 anchored');
    expect(output).toContain('storage-receipt.json: ĐÚNG');
    expect(status).toBe(0);
  });

  test('says of a signed file whose time no ledger attests when its certificate has run out', async () => {
    expect((await verify()).output).not.toContain('TIME_NOT_ATTESTED');
    setClockAhead(30);
    const later = await verify();
    expect(later.output).toMatch(/loose\.json: ĐÚNG.*\n {2}TIME_NOT_ATTESTED/);
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

  test('is not satisfied by text in the place of a signed word', async () => {
    const { status, output } = await verifyIn(forged);
    expect(output).toContain('fails at entry 7 — PROOF_INVALID');
    expect(status).toBe(1);
  });

  test('holds each entry against those before it', async () => {
    const { status, output } = await verifyIn(gapped);
    expect(output).toContain('fails at entry 3 — ORDINAL_BROKEN');
    expect(status).toBe(1);
  });

  test('names every file that nothing refers to', async () => {
    const words = new TextEncoder().encode('Nội dung mật');
    const strays = [
      ...['ghi chú.txt', 'README.txt', 'chain.pem', 'checkpoint-a-0.json.bak', 'anchor-a-000009.json'],
      ...[
        `proof/${digestOf(words)}`,
        'proof/ghi chú.txt',
        'trust/trich-yeu.txt',
        'trust/crl-99.crl',
        'a/b/c',
      ],
    ];
    for (const name of strays) {
      await mkdir(dirname(join(evidence, name)), { recursive: true });
      await writeFile(join(evidence, name), words);
    }
    const { status, output } = await verify('--trust', join(folder, 'examiner-trust'));
    for (const name of strays) await rm(join(evidence, name));
    for (const name of strays) expect(output).toContain(`\n${name}: PROOF_UNKNOWN`);
    expect(output.match(/PROOF_UNKNOWN/g)).toHaveLength(strays.length);
    expect(status).toBe(1);
    expect((await verify()).status).toBe(0);
    const last = await changed('checkpoint-a.json', () => 'Nội dung mật');
    expect(last).toMatchObject({
      status: 1,
      output: expect.stringContaining('checkpoint-a.json: PROOF_UNKNOWN'),
    });
  });

  test('takes only the directory authority that the examiner names, and says when it was the folder’s word', async () => {
    const own = await verify('--authority', authorityDigest);
    expect(own.status).toBe(0);
    expect(own.output).toContain(`directory authority: SHA-256 ${authorityDigest}`);
    expect(own.output).not.toContain("the directory authority is the examinee's word");
    const other = await verify('--authority', clerkDigest);
    expect(other).toMatchObject({ status: 1, output: expect.stringContaining('DIRECTORY_INVALID') });
    expect((await verify()).output).toContain("the directory authority is the examinee's word");
  });

  test('verifies with the examiner’s later directory, not with an earlier one in the folder', async () => {
    const { status, output } = await verify('--directory', join(folder, 'directory-2.json'));
    expect(output).toContain('fails at entry 1 — SIGNER_NOT_AUTHORISED');
    expect(status).toBe(1);
    const same = await verify('--directory', join(folder, 'directory.json'));
    expect(same.status).toBe(0);
    expect(same.output).not.toContain("this directory is the examinee's word");
    expect((await verify()).output).toContain("this directory is the examinee's word");
  });

  test('takes no directory from before the one that the ledger says it went by', async () => {
    const { status, output } = await verifyIn(outdated);
    expect(output).toContain('the ledger went by version 2 of the directory');
    expect(output).toContain('mục / entry 3: CLOCK_BACKWARD');
    expect(status).toBe(1);
    expect((await verifyIn(outdated, '--directory', join(folder, 'directory-later.json'))).status).toBe(0);
    const another = await verifyIn(outdated, '--directory', join(folder, 'directory-2.json'));
    expect(another.status).toBe(1);
  });

  test('finds the end missing by the examiner’s own anchor, though its checkpoint and anchor were taken along', async () => {
    const anchor = join(folder, 'last-anchor.json');
    expect((await verify('--anchor', anchor)).status).toBe(0);
    const cut = join(folder, 'cut');
    await cp(evidence, cut, { recursive: true });
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
    expect(alone.output).toContain("where the ledger ends is the examinee's word");
    const { status, output } = await verifyIn(cut, '--anchor', anchor);
    expect(output).toContain('fails at entry 5 — LEDGER_ROLLED_BACK');
    expect(status).toBe(1);
  });

  test('verifies with the examiner’s own trust anchors when they are given', async () => {
    expect((await verify('--trust', join(folder, 'nothing'))).status).toBe(1);
    expect((await verify('--trust', join(evidence, 'trust'))).status).toBe(0);
  });
});
