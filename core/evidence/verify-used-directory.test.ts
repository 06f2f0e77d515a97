import { expect, test } from 'vitest';
import type { Directory } from '../../contract/exchange/directory.ts';
import type { Act, LedgerEntry } from '../../contract/ledger/act.ts';
import type { DatedDirectoryMark } from '../../contract/ledger/parts.ts';
import { agency, check } from '../../test/support/exchange/agencies.ts';
import { acts, digest } from '../../test/support/honest-ledger.ts';
import { organisation, stored, terminal } from '../../test/support/ledger-evidence.ts';
import { people } from '../../test/support/section.ts';
import { sectionOffice } from '../../test/support/section-office.ts';
import { outgoing } from '../../test/support/store.ts';
import { Replay } from '../acts/engine/replay.ts';
import { NamedDocuments } from '../acts/support/documents.ts';
import { DirectoryIndex } from '../directory/directory.ts';
import { entryLine, frameEntry, genesis } from '../ledger/chain.ts';
import { checkpointOver } from '../ledger/checkpoint.ts';
import { verifyLedger } from './verify-ledger.ts';

/** Ledgers whose reader has a later directory than their terminal had. */
const { directory, signers, section, taken, proofs } = await sectionOffice(organisation);
const partner = (await agency('H37', 'P00000037', 'T00000037')).organisation;
const former: DatedDirectoryMark = { version: 1, digest, at: directory.statement.at };
/** The first directory is of 23 November, the next one of the 27th, and work goes on in between. */
const [ended, worked, published] = ['2026-11-25', '2026-11-26', '2026-11-27'].map(
  (day) => `${day}T01:00:00.000Z`,
) as [string, string, string];
const head = 'P00000009';

function endedIn(...codes: readonly string[]): DirectoryIndex {
  const { organisations, ...rest } = directory.statement;
  const listed = [...organisations, partner].map((body) => ({ ...body, notationParts: ['UBND'] }));
  const bodies = structuredClone(listed);
  for (const body of bodies)
    for (const one of [body, ...body.persons]) if (codes.includes(one.code)) one.until = ended;
  const next: Directory = { ...rest, version: 2, at: published, organisations: bodies };
  return new DirectoryIndex(next);
}

function ledger(...written: readonly Act[]): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  for (const act of written) {
    const prev = entries.at(-1)?.hash ?? genesis;
    const seq = entries.length + 1;
    entries.push(frameEntry(act, { seq, at: worked, actor: people.clerk, prev }));
  }
  return entries;
}

async function verdict(reader: DirectoryIndex, ...written: readonly Act[]) {
  const entries = ledger(...written);
  const checkpoint = checkpointOver(entries, { terminal, at: worked });
  if (checkpoint === undefined) throw new Error('no entries');
  const documents = new NamedDocuments();
  const { firstFault, unattested } = await verifyLedger({
    ...{ organisation, terminal, check, signers: reader, documents },
    checkpoints: [await stored(checkpoint, signers.clerk, false)],
    lines: entries.map(entryLine),
    proof: (one) => proofs.get(one),
    replay: new Replay({ self: organisation, directory: reader, documents }),
  });
  return { fault: firstFault, unattested: unattested.map(({ seq, after, before }) => [seq, after, before]) };
}

const unlock = (mark: DatedDirectoryMark = former) => acts.unlock(undefined, mark);
const line = acts.register({
  ...outgoing(1, { issuer: organisation, signer: head, issuedOn: '2026-11-26' }),
  recipients: [partner.code],
});

test('the actor was ended by a directory that came later: the reader is told, and the ledger holds', async () => {
  expect(await verdict(endedIn(people.clerk), unlock(), acts.lock())).toEqual({
    fault: null,
    unattested: [[1, worked, null]],
  });
});

test('who acts under the directory by which they are ended has no authority', async () => {
  const fault = { seq: 1, code: 'SIGNER_NOT_AUTHORISED' };
  const latest = { version: 2, digest, at: published };
  expect(await verdict(endedIn(people.clerk), unlock(latest), acts.lock())).toMatchObject({ fault });
  // An end that the former version knew already.
  const after = { ...former, at: '2026-11-25T01:00:00.000Z' };
  expect(await verdict(endedIn(people.clerk), unlock(after), acts.lock())).toMatchObject({ fault });
});

test('a terminal that takes the later directory in goes by it from then on', async () => {
  const next: Act = {
    act: 'directory',
    subject: '0123456789ABCDEF',
    data: { version: 2, digest, at: published },
  };
  expect(await verdict(endedIn(people.clerk), unlock(), next, acts.enrol('X0001', 'B08'))).toMatchObject({
    fault: { seq: 3, code: 'SIGNER_NOT_AUTHORISED' },
  });
});

test('a ledger that does not say when its directory was signed is held against the reader’s', async () => {
  const { at: _at, ...undated } = former;
  const entry = frameEntry(unlock(), { seq: 1, at: worked, actor: people.clerk, prev: genesis });
  expect(entry).toMatchObject({ generation: 5, data: { directory: former } });
  expect(endedIn(people.clerk).asUsed(undated).inOffice(organisation, people.clerk, worked)).toBe(false);
  expect(endedIn(people.clerk).asUsed(former).inOffice(organisation, people.clerk, worked)).toBe(true);
});

test('the head signed a section before the terminal could know that the office had ended', async () => {
  const first = await taken(section({ at: worked }), signers.head);
  expect(await verdict(endedIn(head), unlock(), first)).toEqual({
    fault: null,
    unattested: [[2, worked, null]],
  });
  const latest = { version: 2, digest, at: published };
  expect(await verdict(endedIn(head), unlock(latest), first)).toMatchObject({
    fault: { seq: 2, code: 'SECTION_SIGNER' },
  });
});

test.each([
  ['signer', head, 'PERSON_UNKNOWN'],
  ['recipient', partner.code, 'ORGANISATION_UNKNOWN'],
])('a line names a %s whom a directory ends that came later', async (_, code, known) => {
  expect(await verdict(endedIn(code), unlock(), line)).toMatchObject({ fault: null });
  const latest = { version: 2, digest, at: published };
  expect(await verdict(endedIn(code), unlock(latest), line)).toMatchObject({
    fault: { seq: 2, code: known },
  });
});
