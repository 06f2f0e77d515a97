// `node test/generations/make.ts FOLDER`: works a day with the code of this checkout and writes what
// it left as the fixtures of one generation. What is there already is never made again: it is what old code wrote.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { agencies } from '../../build/demo/cast.ts';
import { createWorld, type World } from '../../build/demo/world.ts';
import { writeEvidence } from '../../build/walkthrough/evidence.ts';
import { ActName, parseLedgerEntry } from '../../contract/ledger/act.ts';
import { canonicalBytes } from '../../core/encoding/canonical.ts';
import { PreferenceFile } from '../../electron/home/preferences.ts';
import { createLog } from '../../electron/log.ts';
import { readTerminalConfig } from '../../native/home.ts';
import { recoverStore } from '../support/recovery.ts';
import { lengthenTransport } from '../support/transport.ts';
import { workADay } from './day.ts';
import { Made, preferences } from './made.ts';

const [target] = process.argv.slice(2);
if (target === undefined) throw new Error('make.ts FOLDER');
await mkdir(target);
const folder = await mkdtemp(join(tmpdir(), 'tram-mat-generation-'));
try {
  const world = await createWorld(join(folder, 'world'));
  await lengthenTransport(world);
  const { left, served } = await workADay(world);
  const at = new Date().toISOString();
  new PreferenceFile(world.homes.a.home, createLog(console.error)).write({ ...preferences, sound: true });
  await writeEvidence(world, join(target, 'export'));
  const ledgers = { a: await ledgerOf(target, 'a'), b: await ledgerOf(target, 'b') };
  requireEveryAct(Object.values(ledgers).flatMap(({ acts }) => acts));

  await mkdir(join(target, 'envelopes'));
  for (const key of ['a', 'b'] as const) {
    await writeFile(join(target, 'envelopes', `mailbox-${key}.json`), served[key]);
    await keepEnvelopes(world, key, join(target, 'envelopes'));
  }
  for (const [name, from] of [
    ['a', world.homes.a.home],
    ['b', world.homes.b.home],
    ['tokens-a', world.homes.a.tokens],
    ['tokens-b', world.homes.b.tokens],
    ['endpoint', world.endpoint.home],
    ['endpoint.key', `${world.endpoint.home}.key`],
    ['recovery', join(world.directory, 'recovery')],
  ] as const)
    await cp(from, join(target, name), { recursive: true, filter: isKept });
  const made = Made.parse({
    commit: execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim(),
    at,
    terminals: { a: pinsOf(world, 'a'), b: pinsOf(world, 'b') },
    ledgers: {
      a: { entries: ledgers.a.acts.length, sha256: ledgers.a.sha256 },
      b: { entries: ledgers.b.acts.length, sha256: ledgers.b.sha256 },
    },
    left,
  });
  await writeFile(join(target, 'made.json'), `${JSON.stringify(made, undefined, 2)}\n`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** Not the logs, nor the file that names SoftHSM's folder on this machine. */
function isKept(file: string): boolean {
  return !/\.log$|^softhsm2\.conf$/.test(basename(file));
}

async function ledgerOf(target: string, letter: 'a' | 'b') {
  const bytes = await readFile(join(target, 'export', `ledger-${letter}.jsonl`));
  const lines = bytes.toString('utf8').trimEnd().split('\n');
  return {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    acts: lines.map((line) => parseLedgerEntry(JSON.parse(line)).act),
  };
}

function requireEveryAct(acts: readonly string[]): void {
  const missing = ActName.options.filter((act) => !acts.includes(act));
  if (missing.length > 0) throw new Error(`the day lacks ${missing.join(', ')}`);
}

/** The first envelopes that came to a terminal with a record, as the other terminal sent them. */
async function keepEnvelopes(world: World, key: 'a' | 'b', folder: string): Promise<void> {
  const store = recoverStore(world, key);
  const sender = recoverStore(world, key === 'a' ? 'b' : 'a');
  const ids = new Set<string>();
  for (const entry of store.ledger.range(1, Number.MAX_SAFE_INTEGER))
    if (entry.act === 'receive') ids.add(entry.subject);
  for (const [index, id] of [...ids].slice(0, 3).entries()) {
    const item = sender.outbox.get(id);
    if (item === undefined) throw new Error('an envelope is gone');
    await writeFile(join(folder, `inbox-${key}-${index + 1}.json`), canonicalBytes(item.envelope));
  }
  sender.close();
  store.close();
}

function pinsOf(world: World, key: 'a' | 'b') {
  const agency = agencies.find((candidate) => candidate.key === key) ?? agencies[0];
  const { organisation, token } = readTerminalConfig(world.homes[key].home);
  const [clerk = '', head = ''] = token.personal;
  return {
    organisation,
    clerk: { serial: clerk, pin: agency.clerk.pin },
    head: { serial: head, pin: agency.head.pin },
    organisationToken: { serial: token.seal, pin: agency.seal.pin },
  };
}
