import { generateKeyPairSync } from 'node:crypto';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { createDemoPki, type DemoPki, type LeafKind, spkiOf } from '../../build/demo/pki.ts';
import { verifyCommand } from '../../build/verify/command.ts';
import { Directory } from '../../contract/exchange/directory.ts';
import { controlCodeFrom } from '../../contract/record/control-code.ts';
import { appendAct } from '../../core/acts/engine/append.ts';
import { anchorOver } from '../../core/encoding/anchor.ts';
import { canonicalText, digestOf } from '../../core/encoding/canonical.ts';
import { type SignBytes, type SignedBytes, signStatement } from '../../core/encoding/statement.ts';
import { exportEvidence } from '../../core/evidence/export.ts';
import { frameEntry, genesis } from '../../core/ledger/chain.ts';
import { takeCheckpoint } from '../../core/ledger/checkpoint.ts';
import { proofOfEntry } from '../../core/ledger/inclusion.ts';
import type { Store } from '../../core/ports/store.ts';
import { keySigner } from '../../core/signature/key-signer.ts';
import { signDetached } from '../../core/signature/sign.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import { createStore } from '../../native/store/store.ts';
import { randomFor, type TestRandom } from './random.ts';
import { outgoing } from './store.ts';

/** Exports for the tests of `npm run verify`: a sound one, and three whose ledger or directory is not. */

const organisation = 'G22';
const terminal = 'T00000001';
const person = 'P00000001';
const entered = '2026-01-01T00:00:00.000Z';

/** What the examiner has from elsewhere, and the exports. */
export interface EvidenceFolders {
  /**
   * Holds the examiner's own files: `examiner-trust/`, `last-anchor.json`, `directory.json` (version 1),
   * `directory-2.json` (version 2, in which the clerk's term has ended), `directory-later.json` (version 2) and
   * `directory-unlisted.json` (version 2, without the terminal).
   */
  folder: string;
  /** Sound, with two signed files and the proof of entry 2 beside the ledger. */
  evidence: string;
  /** A status entry of this ledger refers to text instead of a signed statement. */
  forged: string;
  /** A line of this register is missing; every entry holds by itself. */
  gapped: string;
  /** Has the directory from before the one that the ledger names. */
  outdated: string;
  authorityDigest: string;
  clerkDigest: string;
}

/** The exports for the file that calls this, removed after its last case. */
export function evidenceForFile(purpose: string): () => EvidenceFolders {
  let made: EvidenceFolders | undefined;
  beforeAll(async () => {
    made = await makeEvidence(purpose);
  });
  afterAll(async () => {
    if (made !== undefined) await rm(made.folder, { recursive: true });
  });
  return () => {
    if (made === undefined) throw new Error('the exports are not written');
    return made;
  };
}

export interface Verdict {
  status: number | null;
  output: string;
}

/** Runs the command in this process. */
export async function verifyIn(...args: string[]): Promise<Verdict> {
  const { status, output } = await runIn(...args);
  return { status, output };
}

/** The same with what it complains of. */
export async function runIn(...args: string[]): Promise<Verdict & { errors: string }> {
  const lines: string[] = [];
  const errors: string[] = [];
  const into = (to: string[]) => (line: string) => void to.push(`${line}\n`);
  const status = await verifyCommand(args, into(lines), into(errors));
  return { status, output: lines.join(''), errors: errors.join('') };
}

interface Signer {
  sign: SignBytes;
  fingerprint: string;
}

interface World {
  folder: string;
  random: TestRandom;
  pki: DemoPki;
  clerk: Signer;
  endpoint: Signer;
  authority: Signer;
}

const now = (): string => new Date().toISOString();
const clock = { now: () => Date.now() };

async function makeEvidence(purpose: string): Promise<EvidenceFolders> {
  const folder = await mkdtemp(join(tmpdir(), 'verify-'));
  const pki = await createDemoPki(join(folder, 'pki'));
  const world: World = {
    folder,
    random: randomFor(purpose),
    pki,
    clerk: await signerOf(pki, 'person-signing', 'Nguyễn Thị An'),
    endpoint: await signerOf(pki, 'endpoint-signer', 'Máy chủ trao đổi'),
    authority: await signerOf(pki, 'directory-authority', 'Danh mục'),
  };
  const directory = await directoryOf(world, 1);
  await keep(folder, 'directory', directory);
  await keep(folder, 'directory-2', await directoryOf(world, 2, { until: '2026-02-01T00:00:00.000Z' }));
  await keep(folder, 'directory-unlisted', await directoryOf(world, 2, { unlisted: true }));
  const [evidence, forged] = await soundAndForged(world, directory);
  return {
    folder,
    evidence,
    forged,
    gapped: await gapped(world, directory),
    outdated: await outdated(world, directory),
    authorityDigest: world.authority.fingerprint,
    clerkDigest: world.clerk.fingerprint,
  };
}

async function signerOf(pki: DemoPki, kind: LeafKind, name: string): Promise<Signer> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const certificate = await pki.issue(kind, spkiOf(publicKey), name);
  const signer = keySigner(privateKey, certificate, pki.chainOf(kind));
  const sign: SignBytes = (content) => signDetached(content, signer, new Date());
  return { sign, fingerprint: digestOf(certificate) };
}

async function keep(folder: string, name: string, { content, signature }: SignedBytes): Promise<void> {
  await writeFile(join(folder, `${name}.json`), content);
  await writeFile(join(folder, `${name}.p7s`), signature);
}

function directoryOf(
  { clerk, endpoint, authority }: World,
  version: number,
  change: { until?: string; unlisted?: true } = {},
) {
  const { unlisted, ...until } = change;
  const clerkEntry = {
    code: person,
    name: 'Nguyễn Thị An',
    role: 'clerk',
    from: entered,
    ...until,
    certificates: [{ digest: clerk.fingerprint, from: entered }],
  };
  const none = { persons: [], seals: [], terminals: [] };
  return signStatement(
    {
      purpose: 'tram-mat/directory',
      version,
      at: now(),
      endpointSigners: [{ digest: endpoint.fingerprint, from: entered }],
      organisations: [
        {
          ...none,
          code: organisation,
          name: 'Văn phòng',
          tier: 1,
          notationParts: ['UBND'],
          persons: [clerkEntry],
          terminals: unlisted ? [] : [{ code: terminal, key: clerk.fingerprint }],
        },
        { ...none, code: 'H37', name: 'Ủy ban', tier: 2, notationParts: [] },
      ],
    },
    authority.sign,
  );
}

const openStore = ({ folder, random }: World, name: string): Store =>
  createStore({ path: join(folder, name), key: random.bytes(32), organisation });

const contextOf = (store: Store) => ({ store, clock, self: organisation, actor: person });

const checkpointIn = (store: Store, { clerk }: World) =>
  takeCheckpoint({ store, clock, terminal, sign: clerk.sign });

/** Exports the ledger of a store into a new folder, whose path it returns. */
async function writeExport(
  world: World,
  name: string,
  store: Store,
  directory: SignedBytes,
): Promise<string> {
  const { folder, pki, authority } = world;
  const into = join(folder, name);
  const files = await exportEvidence({
    letter: 'a',
    frame: { organisation, terminal, directoryAuthorities: [authority.fingerprint], staleCrlDays: 0 },
    store,
    directory,
    trust: pki.trust,
    checkpoint: () => checkpointIn(store, world),
  });
  for (const [file, bytes] of files) {
    await mkdir(dirname(join(into, file)), { recursive: true });
    await writeFile(join(into, file), bytes);
  }
  return into;
}

async function soundAndForged(world: World, directory: SignedBytes): Promise<[string, string]> {
  const store = openStore(world, 'store');
  for (let round = 0; round < 3; round += 1) await deliverAndCheckpoint(world, store, round === 2);
  const evidence = await writeExport(world, 'evidence', store, directory);
  await cp(join(evidence, 'trust'), join(world.folder, 'examiner-trust'), { recursive: true });
  const proof = (digest: string): Uint8Array => store.proofs.get(digest) ?? new Uint8Array();
  for (const entry of store.ledger.range(1, 2)) {
    if (entry.act !== 'deliver') continue;
    const { content, signature } = entry.data.receipt;
    await keep(evidence, 'storage-receipt', { content: proof(content), signature: proof(signature) });
  }
  await keep(evidence, 'receipt', await statusOf(world));
  await writeFile(join(evidence, 'inclusion-a.json'), canonicalText(proofOfEntry(store, 2)));
  appendForged(world, store);
  await checkpointIn(store, world);
  const forged = await writeExport(world, 'forged', store, directory);
  store.close();
  return [evidence, forged];
}

/** A status that the clerk signed and no ledger refers to. */
function statusOf({ random, clerk }: World): Promise<SignedBytes> {
  const code = controlCodeFrom(random.bytes(12));
  const about = { envelope: random.uuid(), code, from: organisation, by: person };
  return signStatement(
    { purpose: 'tram-mat/status', ...about, status: '03', reasons: [], at: now() },
    clerk.sign,
  );
}

/** The anchor of the last checkpoint is not in the store: the examiner has it. */
async function deliverAndCheckpoint(world: World, store: Store, last: boolean): Promise<void> {
  const { random, endpoint, folder } = world;
  appendAct(contextOf(store), { act: 'unlock', subject: 'S1', data: {} });
  const id = random.uuid();
  const stored = { purpose: 'tram-mat/stored', id, digest: digestOf(random.bytes(8)), seq: 1, at: now() };
  const kept = await signStatement(stored, endpoint.sign);
  const receipt = {
    content: store.proofs.put(kept.content),
    signature: store.proofs.put(kept.signature),
  };
  appendAct(contextOf(store), { act: 'deliver', subject: id, data: { receipt, to: 'H37' } });
  const checkpoint = await checkpointIn(store, world);
  if (checkpoint === undefined) throw new Error('no checkpoint');
  const { toSeq, head } = checkpoint;
  const anchor = await signStatement(
    anchorOver({ organisation, terminal, toSeq, at: now() }, head),
    endpoint.sign,
  );
  if (last) await keep(folder, 'last-anchor', anchor);
  else store.checkpoints.anchor(toSeq, { statement: anchor.content, signature: anchor.signature });
}

/** An insider stores text in place of a signed statement; a checkpoint covers it like every other entry. */
function appendForged({ random }: World, store: Store): void {
  const head = store.ledger.head() ?? { seq: 0, hash: genesis };
  const position = { seq: head.seq + 1, at: now(), actor: person, prev: head.hash };
  const put = (text: string): string => store.proofs.put(new TextEncoder().encode(text));
  const statement = { content: put('Nội dung mật'), signature: put('không phải chữ ký') };
  const data = { envelope: random.uuid(), from: 'H37', status: '03' as const, reasons: [], statement };
  const subject = controlCodeFrom(random.bytes(12));
  store.ledger.append(frameEntry({ act: 'status', subject, data }, position));
}

async function gapped(world: World, directory: SignedBytes): Promise<string> {
  const store = openStore(world, 'gapped-store');
  appendAct(contextOf(store), { act: 'unlock', subject: 'S1', data: {} });
  for (const [index, ordinal] of [1, 3].entries()) {
    const code = controlCodeFrom(world.random.bytes(12));
    const issuedOn = localDate(Date.parse(now()));
    const record = outgoing(ordinal, { code, issuer: organisation, recipients: ['H37'], issuedOn });
    const before = store.ledger.head();
    const next = { seq: index + 2, at: now(), actor: person, prev: before?.hash ?? genesis };
    store.ledger.append(
      frameEntry({ act: 'register', subject: code, data: { record, warned: [], givenOn: null } }, next),
    );
  }
  await checkpointIn(store, world);
  const into = await writeExport(world, 'gapped', store, directory);
  store.close();
  return into;
}

async function outdated(world: World, directory: SignedBytes): Promise<string> {
  const store = openStore(world, 'outdated-store');
  const later = await directoryOf(world, 2);
  await keep(world.folder, 'directory-later', later);
  const context = contextOf(store);
  appendAct(context, { act: 'unlock', subject: 'S1', data: {} });
  const { at } = Directory.parse(JSON.parse(new TextDecoder().decode(later.content)));
  const mark = { version: 2, digest: digestOf(later.content), at };
  appendAct(context, { act: 'directory', subject: 'S1', data: mark });
  appendAct(context, { act: 'incident', subject: 'S1', data: { fault: 'CLOCK_BACKWARD' } });
  const into = await writeExport(world, 'outdated', store, directory);
  store.close();
  return into;
}
