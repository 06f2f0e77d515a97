import { spawnSync } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digestOf } from '../core/ledger/canonical.ts';
import { appendAct } from '../core/ledger/chain.ts';
import { takeCheckpoint } from '../core/ledger/checkpoint.ts';
import { exportEvidence } from '../core/ledger/export.ts';
import { type SignBytes, signStatement } from '../core/ledger/statement.ts';
import { keySigner } from '../core/signature/key-signer.ts';
import { signDetached } from '../core/signature/sign.ts';
import { createStore } from '../native/store/store.ts';
import { createDemoPki, type DemoPki, type LeafKind, spkiOf } from './demo/pki.ts';

const organisation = 'G22';
const terminal = 'T00000001';
const person = 'P00000001';

let folder: string;
let evidence: string;

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
  const pki = await createDemoPki(join(folder, 'pki'));
  const clerk = await signerOf(pki, 'person-signing', 'Nguyễn Thị An');
  const endpoint = await signerOf(pki, 'endpoint-signer', 'Máy chủ trao đổi');
  const authority = await signerOf(pki, 'directory-authority', 'Danh bạ');
  const store = createStore({ path: join(folder, 'store'), key: randomBytes(32), organisation });
  const clock = { now: () => Date.now() };
  const context = { store, clock, self: organisation, actor: person };
  for (let round = 0; round < 3; round += 1) {
    appendAct(context, { act: 'unlock', subject: 'S1', data: {} });
    appendAct(context, { act: 'lock', subject: 'S1', data: { cause: 'idle' } });
    const checkpoint = await takeCheckpoint({ store, clock, terminal, sign: clerk.sign });
    if (checkpoint === undefined) throw new Error('no checkpoint');
    const { toSeq, head } = checkpoint;
    const at = new Date().toISOString();
    const receipt = await signStatement({ organisation, terminal, toSeq, head, at }, endpoint.sign);
    if (round < 2)
      store.checkpoints.anchor(toSeq, { statement: receipt.content, signature: receipt.signature });
  }
  const directory = await signStatement(
    {
      purpose: 'tram-mat/directory',
      version: 1,
      at: new Date().toISOString(),
      organisations: [
        {
          code: organisation,
          name: 'Văn phòng',
          tier: 1,
          notationParts: [],
          persons: [
            { code: person, name: 'Nguyễn Thị An', role: 'clerk', certificates: [clerk.fingerprint] },
          ],
          seals: [],
          terminals: [],
        },
      ],
    },
    authority.sign,
  );
  const files = exportEvidence({
    letter: 'a',
    frame: {
      organisation,
      terminal,
      endpointSigner: endpoint.fingerprint,
      directoryAuthority: authority.fingerprint,
      staleCrlDays: 0,
    },
    store,
    directory,
    trust: pki.trust,
  });
  store.close();
  for (const [name, bytes] of files) {
    await mkdir(dirname(join(evidence, name)), { recursive: true });
    await writeFile(join(evidence, name), bytes);
  }
});
afterAll(() => rm(folder, { recursive: true }));

const program = fileURLToPath(new URL('./verify.ts', import.meta.url));
const node = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));
function verify(...extra: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(node, [program, evidence, ...extra], { encoding: 'utf8' });
  return { status, output: stdout + stderr };
}
async function changed(
  name: string,
  change: (content: string) => string,
): Promise<ReturnType<typeof verify>> {
  const file = join(evidence, name);
  const original = await readFile(file, 'latin1');
  await writeFile(file, change(original), 'latin1');
  const result = verify();
  await writeFile(file, original, 'latin1');
  return result;
}

describe('npm run verify', () => {
  test('accepts an export as it was written', () => {
    const { status, output } = verify();
    expect(output).toContain('6 entries, 3 checkpoints, 6 signed, 4 anchored');
    expect(status).toBe(0);
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

  test('judges by the examiner’s own trust anchors when they are given', () => {
    expect(verify('--trust', join(folder, 'nothing')).status).toBe(1);
    expect(verify('--trust', join(evidence, 'trust')).status).toBe(0);
  });
});
