import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agencies } from '../../build/demo/cast.ts';
import type { World } from '../../build/demo/world.ts';
import { type RunningEndpoint, startEndpoint } from '../../build/run/endpoint.ts';
import type { RecordInput } from '../../contract/record/coded-record.ts';
import { ControlCode } from '../../contract/record/control-code.ts';
import { compareLedgers } from '../../core/evidence/compare-ledgers.ts';
import { LedgerFacts } from '../../core/evidence/ledger-facts.ts';
import { newestGeneration } from '../../domain/record/older-generations.ts';
import { EarlierVersion } from '../support/earlier-version.ts';
import { storeParent } from '../support/memory-folder.ts';
import { outgoingInput } from '../support/records.ts';
import { recoverStore } from '../support/recovery.ts';
import { startTerminal, type TestTerminal } from '../support/terminal.ts';
import { enter, progress, settled, transport, unlockAll, waitingRow } from './clerk.ts';

/**
 * The last commit whose terminals state nothing of what they read, and read the third generation. What follows plays
 * the days in which the endpoint and agency A have this version already, and agency B has not.
 */
const earlier = 'ad982ff8395c602769fc217137317a140b9e8441';
const [agencyA, agencyB] = agencies;

let folder: string;
let world: World;
let endpoint: RunningEndpoint | undefined;
let b: EarlierVersion;
let a: TestTerminal;

beforeAll(async () => {
  folder = await mkdtemp(join(storeParent(), 'tram-mat-between-'));
  b = await EarlierVersion.at(earlier);
  // Both homes and that of the endpoint were made by the earlier version.
  world = await b.makeWorld(join(folder, 'world'));
  endpoint = await startEndpoint(world.endpoint.home, 'ignore');
  a = startTerminal(world, 'a');
  await Promise.all([unlockAll(a), b.start(world, 'b')]);
});
afterAll(async () => {
  await a.stop();
  await endpoint?.stop();
  await b?.remove();
  await rm(folder, { recursive: true, force: true });
});

let number = 0;
const register = async (change: Partial<RecordInput> = {}): Promise<ControlCode> => {
  number += 1;
  const input = outgoingInput(number, { copies: 3, ...change });
  return (await a.handlers['record.register']({ input })).record.code;
};
/** A record of B to A, as its clerk fills it in. */
const registerAtB = async (): Promise<ControlCode> => {
  number += 1;
  const { copyAllowed: _later, ...input } = outgoingInput(number, {
    ...{ issuer: agencyB.code, signer: agencyB.head.code, recipients: [agencyA.code] },
    notation: 'BC-SNV',
  });
  const { record } = Object(await b.ask('record.register', { input }));
  return ControlCode.parse(record.code);
};

/** What a terminal that has stopped left behind, to be held against the other's. */
function factsOf(key: 'a' | 'b'): { facts: LedgerFacts; generations: (number | undefined)[] } {
  const store = recoverStore(world, key);
  try {
    const whose = { organisation: key === 'a' ? agencyA.code : agencyB.code, terminal: key };
    const facts = new LedgerFacts(whose, (digest) => store.proofs.get(digest));
    const generations: (number | undefined)[] = [];
    for (const entry of store.ledger.range(1, Number.MAX_SAFE_INTEGER)) {
      facts.take(entry);
      if (entry.act === 'issue')
        for (const envelope of entry.data.envelopes)
          generations.push('generation' in envelope ? envelope.generation : undefined);
    }
    return { facts, generations };
  } finally {
    store.close();
  }
}

test('what A issues in this version, B of the earlier one enters, and A is told', async () => {
  const code = await register();
  expect(await a.handlers['record.legs']({ code })).toEqual({ paper: [], lacks: [] });
  const { envelopes } = await a.handlers['record.issue']({ code });
  await b.enter(code);
  await a.until(async () => (await progress(a, code)).entered === 1);
  expect(await transport(a, envelopes[0] ?? '')).toBe('delivered');
});

test('what goes to a body outside the directory as well comes to B without it, with the copy that is meant for B', async () => {
  const { code: outside } = await a.handlers['outside.enrol']({ kind: 'B08' });
  const code = await register({ recipients: [agencyB.code, outside] });
  expect(await a.handlers['record.legs']({ code })).toEqual({ paper: [outside], lacks: [] });
  await a.handlers['record.issue']({ code, paper: [outside] });
  await b.enter(code);
  await a.until(async () => (await progress(a, code)).entered === 1);
});

test('what B refuses, A sends again, and B enters', async () => {
  const code = await register();
  await a.handlers['record.issue']({ code });
  const envelope = await b.waiting(code);
  await b.ask('incoming.refuse', { envelope, reasons: ['R01'] });
  await a.until(async () => (await progress(a, code)).refused === 1);
  expect(await a.handlers['record.legs']({ code, to: agencyB.code })).toEqual({ paper: [], lacks: [] });
  expect(await a.handlers['record.resend']({ code, to: agencyB.code })).toEqual({ by: 'wire' });
  await b.enter(code);
  await a.until(async () => (await progress(a, code)).entered === 1);
});

test('what B could not be told goes on paper, and the clerk is told before signing', async () => {
  const code = await register({ protectUntil: 'endless' });
  const paper = [agencyB.code];
  expect(await a.handlers['record.legs']({ code })).toEqual({
    paper,
    lacks: [{ to: agencyB.code, fields: ['protectUntil'] }],
  });
  await expect(a.handlers['record.issue']({ code })).rejects.toMatchObject({ code: 'LEGS_CHANGED' });
  expect(await a.handlers['record.issue']({ code, paper })).toEqual({ envelopes: [] });
});

test('what B issues, A enters or refuses, and B is told', async () => {
  const [entered, refused] = [await registerAtB(), await registerAtB()];
  for (const code of [entered, refused]) await b.ask('record.issue', { code });
  await enter(a, entered);
  const { envelope } = await waitingRow(a, refused);
  await a.handlers['incoming.refuse']({ envelope, reasons: ['R01'] });
  await a.until(async () => {
    const rows = [];
    for (const code of [entered, refused]) rows.push(Object(await b.ask('record.page', { code })).row);
    return rows[0].progress.entered === 1 && rows[1].progress.refused === 1;
  });
});

test('both ledgers hold; once B has this version too, it gets what it could not be told', async () => {
  await settled(a);
  await b.settled();
  await b.stop();
  const upgraded = startTerminal(world, 'b');
  try {
    await unlockAll(upgraded);
    await settled(upgraded);
    const code = await register({ protectUntil: 'endless' });
    await a.until(async () => (await a.handlers['record.legs']({ code })).paper.length === 0);
    await a.handlers['record.issue']({ code });
    await enter(upgraded, code);
    await a.until(async () => (await progress(a, code)).entered === 1);
    const { row } = await upgraded.handlers['record.page']({ code, issuer: agencyA.code });
    expect(row.record).toMatchObject({ generation: newestGeneration, protectUntil: 'endless' });
    await settled(a, upgraded);
  } finally {
    await upgraded.stop();
  }
  await a.stop();
  const [ofA, ofB] = [factsOf('a'), factsOf('b')];
  expect(ofA.generations).toEqual([1, 1, 1, newestGeneration]);
  expect(ofB.generations).toEqual([undefined, undefined]);
  expect(compareLedgers([ofA.facts, ofB.facts])).toEqual({ contradictions: [], underWay: [], rejected: [] });
});
