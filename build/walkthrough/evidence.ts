import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type LedgerEntry, parseLedgerEntry } from '../../contract/ledger/act.ts';
import type { Proof } from '../../contract/ledger/parts.ts';
import { canonicalBytes } from '../../core/encoding/canonical.ts';
import { exportedLists } from '../../core/evidence/export.ts';
import { proofOfEntry } from '../../core/ledger/inclusion.ts';
import type { Store } from '../../core/ports/store.ts';
import { agencies } from '../demo/cast.ts';
import type { World } from '../demo/world.ts';
import {
  listsOf,
  recoverStore,
  required,
  terminalEvidence,
  writeFiles,
} from '../evidence/terminal-evidence.ts';
import { readme, signedFiles, verifyCommand } from './evidence-readme.ts';

/**
 * Opens both vaults with the recovery key, as a recovery officer would, and writes the proofs of the main
 * job as files: what was signed, the signatures, both ledgers. Needs the terminals closed.
 */
export async function writeEvidence(world: World, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const stores = agencies.map(({ key }) => {
    const { home } = world.homes[key];
    return { key, home, store: recoverStore(home, world.recovery) };
  });
  try {
    for (const { key, home, store } of stores) {
      await writeFiles(folder, await terminalEvidence({ home, letter: key, store }));
      if (key === 'a') await writeFiles(folder, jobEvidence(store));
    }
    // One folder, one numbering: both terminals name the same lists.
    const lists = stores.flatMap(({ home, store }) => [...listsOf(home, store)]);
    await writeFiles(folder, exportedLists(lists));
  } finally {
    for (const { store } of stores) store.close();
  }
  await copyFile(join(world.pki, 'chain.pem'), join(folder, 'chain.pem'));
  await writeFile(join(folder, 'README.txt'), readme());
}

/**
 * Milliseconds from the act `issue` in ledger A to the act `receive` in ledger B, for the first envelope; both
 * terminals run on one machine and one clock.
 */
export async function deliveryTime(folder: string): Promise<number> {
  const [a, b] = await Promise.all(['a', 'b'].map((letter) => readLedger(folder, letter)));
  const issue = find(a ?? [], 'issue', () => true);
  const receive = find(b ?? [], 'receive', ({ subject }) => subject === issue.data.envelopes[0]?.id);
  return Date.parse(receive.at) - Date.parse(issue.at);
}

async function readLedger(folder: string, letter: string): Promise<LedgerEntry[]> {
  const lines = await readFile(join(folder, `ledger-${letter}.jsonl`), 'utf8');
  return lines
    .trimEnd()
    .split('\n')
    .map((line) => parseLedgerEntry(JSON.parse(line)));
}

/** Runs every command the README prints, as anybody could; throws at the first that fails. */
export function checkWithOpenssl(folder: string): void {
  for (const name of signedFiles) {
    execFileSync('sh', ['-c', verifyCommand(name)], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  }
}

/** The first document that was issued and entered: record, dispatch, storage receipt, the receiver's receipt. */
function jobEvidence(store: Store): Map<string, Uint8Array> {
  const entries = [...store.ledger.range(1, Number.MAX_SAFE_INTEGER)];
  const issue = find(entries, 'issue', () => true);
  const envelope = issue.data.envelopes[0]?.id;
  const deliver = find(entries, 'deliver', (entry) => entry.subject === envelope);
  const entered = find(entries, 'status', ({ data }) => data.envelope === envelope && data.status === '03');
  const files = new Map<string, Uint8Array>();
  const inclusion = proofOfEntry(store, issue.seq);
  if (inclusion === undefined) throw new Error('the issue is under no checkpoint');
  files.set('inclusion-a.json', canonicalBytes(inclusion));
  const proofs: [string, Proof][] = [
    ['record', issue.data.record],
    ['dispatch', issue.data.dispatch],
    ['storage-receipt', deliver.data.receipt],
    ['receipt', entered.data.statement],
  ];
  for (const [name, proof] of proofs) {
    files.set(`${name}.json`, required(store.proofs.get(proof.content)));
    files.set(`${name}.p7s`, required(store.proofs.get(proof.signature)));
  }
  return files;
}

function find<Name extends LedgerEntry['act']>(
  entries: readonly LedgerEntry[],
  act: Name,
  holds: (entry: Extract<LedgerEntry, { act: Name }>) => boolean,
): Extract<LedgerEntry, { act: Name }> {
  const isAct = (entry: LedgerEntry): entry is Extract<LedgerEntry, { act: Name }> => entry.act === act;
  const found = entries.filter(isAct).find(holds);
  if (found === undefined) throw new Error(`no act ${act} in the ledger`);
  return found;
}
