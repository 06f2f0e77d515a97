import { expect, test } from 'vitest';
import { type Act, type LedgerEntry, parseLedgerEntry } from '../../contract/ledger/act.ts';
import { line, permit } from '../../test/support/custody-acts.ts';
import { custodySection, shelves, staff } from '../../test/support/custody-section.ts';
import { check } from '../../test/support/exchange/agencies.ts';
import { acts, directory, proof } from '../../test/support/honest-ledger.ts';
import { sectionOffice } from '../../test/support/section-office.ts';
import { incoming, outgoing, self } from '../../test/support/store.ts';
import { Replay } from '../acts/engine/replay.ts';
import { NamedDocuments } from '../acts/support/documents.ts';
import { entryHash, entryLine, frameEntry, genesis } from '../ledger/chain.ts';
import { verifyLedger } from './verify-ledger.ts';

/** A ledger written by hand about copies inside an organisation, in which each rule is broken once. */

const office = await sectionOffice(self);
const section = await office.taken(office.section(custodySection(self)), office.signers.head);
const mark = { version: 1, digest: section.data.statement.content };
const issuedOn = '2026-11-24';
const [own, secret] = [
  outgoing(1, { copies: 3, issuedOn }),
  outgoing(2, { level: 'B', copies: 2, issuedOn }),
];
const paper = incoming(1, { copies: 2 });
const { clerk, head, reader, trainee, former } = staff;
/** In the directory, so that their entries are read; in the section a recipient of the unit. */
const recipient = staff.tokenless;

/** `by` says that another person unlocks, `earlier` that the act is written in a generation of before. */
type Written = Act | { by: string } | { earlier: Act; generation: number; data?: object };

/** The line as it was written in an earlier generation. */
function inGeneration(
  { generation: _newest, ...newest }: LedgerEntry,
  { generation, data = newest.data }: { generation: number; data?: object },
): LedgerEntry {
  const entry = { ...newest, data, ...(generation === 1 ? {} : { generation }) };
  return parseLedgerEntry({ ...entry, hash: entryHash(entry) });
}

/** Entries of the clerk, and of whoever unlocks after them. */
function lines(ledger: readonly Written[]): string[] {
  const entries: LedgerEntry[] = [];
  let actor: string = clerk;
  for (const each of ledger) {
    if ('by' in each) actor = each.by;
    const act =
      'earlier' in each ? each.earlier : 'by' in each ? acts.unlock(undefined, undefined, mark) : each;
    const at = new Date(Date.parse('2026-11-24T01:00:00.000Z') + entries.length * 60_000).toISOString();
    const position = { seq: entries.length + 1, at, actor, prev: entries.at(-1)?.hash ?? genesis };
    const entry = frameEntry(act, position);
    entries.push('earlier' in each ? inGeneration(entry, each) : entry);
  }
  return entries.map(entryLine);
}

const honest: Written[] = [
  acts.unlock(),
  section,
  acts.register(own),
  acts.register(secret),
  acts.enter(paper),
  acts.transfer(own, { to: 'U02' }), // 6
  acts.accept(own, { offer: 6, to: 'U02', person: recipient, line }),
  acts.lend(own, { copies: [2], to: recipient, until: '2026-11-30', permit }), // 8
  { by: recipient },
  acts.accept(own, { copies: [2], offer: 8, to: recipient, person: recipient }),
  acts.giveBack(own, { copies: [2], from: recipient, to: 'desk' }), // 11
  acts.transfer(own, { from: 'U02', to: 'desk' }), // 12
  { by: clerk },
  acts.accept(own, { from: 'U02', offer: 12, to: 'desk', place: shelves.office, person: clerk }),
  acts.sendBack(paper, { carrier: 'post', run: 7 }), // 15
  acts.disclose(secret, { persons: [head], permit: { ...permit, by: head } }),
];

/** The number and code of the first entry at which verification ends. */
const fault = (...more: Written[]) => faultOf([...honest, ...more]);

async function faultOf(ledger: readonly Written[]): Promise<[number, string] | null> {
  const documents = new NamedDocuments();
  const { firstFault } = await verifyLedger({
    ...{ organisation: self, terminal: 'T00000001', lines: lines(ledger), checkpoints: [] },
    ...{ check, signers: office.directory, documents },
    proof: (digest) => office.proofs.get(digest),
    replay: new Replay({ self, directory, documents }),
  });
  return firstFault && [firstFault.seq, firstFault.code];
}

const day = '2026-11-30';
const handed = acts.transfer(own, { copies: [3], to: head });

/** As it was found by the first generation: nobody says who had it. */
const foundEarlier = (holder: string, from: string, copies = [2]): Written => ({
  ...{ earlier: acts.find(own, holder, { from, copies }), generation: 1 },
  data: { issuer: own.issuer, copies, holder },
});

const broken: Record<string, [code: string, ...acts: Written[]]> = {
  'a copy that is not here': ['COPY_NOT_HERE', acts.transfer(own, { copies: [4], to: head })],
  'a record that nobody wrote': ['RECORD_NOT_FOUND', acts.transfer(outgoing(9), { to: head })],
  'another giver than who has it': ['CUSTODY_MOVED', acts.transfer(own, { to: head })],
  'an offer of what is offered': [
    'CUSTODY_WRONG_STATE',
    handed,
    acts.transfer(own, { copies: [3], to: 'U02' }),
  ],
  'an acceptance of what was never offered': [
    'OFFER_GONE',
    acts.accept(own, { copies: [3], offer: 6, to: 'desk', person: clerk }),
  ],
  'an acceptance for another than it is for': [
    'CUSTODY_WRONG_STATE',
    acts.accept(own, { copies: [2], from: recipient, offer: 11, to: clerk, person: clerk }),
  ],
  'a second acceptance': [
    'OFFER_GONE',
    acts.accept(own, { copies: [2], from: recipient, offer: 11, to: 'desk', person: clerk }),
    acts.accept(own, { copies: [2], offer: 11, to: 'desk', person: clerk }),
  ],
  'an acceptance by nobody who signs': [
    'LEDGER_CONTRADICTS',
    handed,
    acts.accept(own, { copies: [3], offer: 17, to: head, person: head }),
  ],
  'a countersignature without its bytes': [
    'PROOF_MISSING',
    handed,
    acts.accept(own, { copies: [3], offer: 17, to: head, person: head, statement: proof }),
  ],
  'a paper line of a year long gone': [
    'RECORD_INVALID',
    handed,
    acts.accept(own, { copies: [3], offer: 17, to: head, person: head, line: { year: 2024, line: 1 } }),
  ],
  'what is our own sent back': [
    'LEDGER_CONTRADICTS',
    acts.sendBack(own, { copies: [3], carrier: 'post', run: 1 }),
  ],
  'an arrival of what was not sent': ['OFFER_GONE', acts.arrive(paper, 14, '2026-11-24')],
  'an arrival of the future': ['RECORD_INVALID', acts.arrive(paper, 15, '2026-11-25')],
  'what was sent back in use': ['COPY_NOT_HERE', acts.arrive(paper, 15, '2026-11-24'), acts.miss(paper, {})],
  'a shelf collected from': [
    'NOT_HOLDER',
    acts.collect(own, { from: shelves.office, to: 'desk', person: recipient, line }),
  ],
  'a recall of what the clerks have': ['CUSTODY_WRONG_STATE', acts.recall(own, { copies: [3], until: day })],
  'a shelf for what is offered': [
    'CUSTODY_WRONG_STATE',
    handed,
    acts.archive(own, { copies: [3], place: shelves.office }),
  ],
  'a purpose that the law does not list': [
    'CATALOGUE_CODE_UNKNOWN',
    acts.takeOut(own, { copies: [3], purpose: 'P99', place: 'N01', until: day, permit }),
  ],
  'what is missing on its way': [
    'CUSTODY_WRONG_STATE',
    acts.miss(own, { copies: [3] }),
    acts.transfer(own, { copies: [3], to: head }),
  ],
  'something found that nobody missed': ['CUSTODY_WRONG_STATE', acts.find(own, 'desk', { copies: [3] })],
  'what is missed by nobody who is told of it': [
    'RECORD_LOCKED',
    handed,
    acts.accept(own, { copies: [3], offer: 17, to: head, person: head, line }),
    { by: recipient },
    acts.miss(own, { copies: [3], from: head }),
  ],
  'what is found elsewhere by who keeps no others': [
    'RIGHT_MISSING',
    acts.miss(own, { copies: [3] }),
    { by: recipient },
    acts.find(own, recipient, { copies: [3] }),
  ],
  'what is found with another by who borrowed it': [
    'RIGHT_MISSING',
    { by: recipient },
    acts.takeBack(own, { copies: [2], from: recipient, offer: 11 }),
    acts.miss(own, { copies: [2], from: recipient }),
    acts.find(own, 'U02', { copies: [2], from: recipient }),
  ],
  'what is found where somebody else answered for it': [
    'CUSTODY_MOVED',
    acts.miss(own, { copies: [3] }),
    acts.find(own, 'desk', { copies: [3], from: head }),
  ],
  'a loan that is handed on once it was found': [
    'CUSTODY_WRONG_STATE',
    { by: recipient },
    acts.takeBack(own, { copies: [2], from: recipient, offer: 11 }),
    acts.miss(own, { copies: [2], from: recipient }),
    { by: clerk },
    acts.find(own, shelves.office, { copies: [2], from: recipient }),
    acts.transfer(own, { copies: [2], from: shelves.office, to: head }),
  ],
  'what is found as before, in a session of today': [
    'LEDGER_CONTRADICTS',
    acts.miss(own, { copies: [3] }),
    foundEarlier('desk', 'desk', [3]),
  ],
  'a loan that ends before it begins': [
    'RECORD_INVALID',
    acts.lend(own, { copies: [3], to: head, until: '2026-11-23', permit }),
  ],
  'an act without the right': ['RIGHT_MISSING', { by: recipient }, acts.register(outgoing(3, { issuedOn }))],
  'a giver who does not act for who has it': ['NOT_HOLDER', { by: recipient }, handed],
  'a receiver who may not see it': ['CLEARANCE_MISSING', acts.transfer(secret, { to: trainee })],
  'a receiver who has left': ['HOLDER_UNKNOWN', acts.transfer(own, { copies: [3], to: former })],
  'a shelf that was taken down': [
    'HOLDER_UNKNOWN',
    acts.archive(own, { copies: [3], place: shelves.former }),
  ],
  'a place outside that is no longer used': [
    'HOLDER_UNKNOWN',
    { by: recipient },
    acts.takeOut(own, { copies: [2], from: recipient, purpose: 'P01', place: 'N02', until: day, permit }),
  ],
  'a permit of somebody without the right': [
    'PERMIT_MISSING',
    acts.lend(own, { copies: [3], to: head, until: day, permit: { ...permit, by: reader } }),
  ],
  'a permit by no paper': [
    'PERMIT_ON_PAPER',
    acts.lend(own, { copies: [3], to: head, until: day, permit: { by: head } }),
  ],
  'a permit that has ended': [
    'PERMIT_EXPIRED',
    acts.giveOut(own, { copies: [3], to: head, permit: { ...permit, until: '2026-11-23' } }),
  ],
  'a document shown to one who may not see it': [
    'CLEARANCE_MISSING',
    acts.disclose(secret, { persons: [trainee], permit }),
  ],
  'a copy in use that loses its number': [
    'CUSTODY_OPEN',
    acts.transfer(secret, { copies: [2], to: head }),
    acts.correct(secret, { ...secret, copies: 1 }),
  ],
};

test('an honest ledger holds', async () => {
  expect(await fault()).toBeNull();
});

test('what was missed and found in earlier sessions holds by the rules of then', async () => {
  const before: Written[] = [
    { earlier: acts.unlock(), generation: 4 },
    section,
    acts.register(own),
    acts.transfer(own, { to: head }), // 4
    acts.accept(own, { offer: 4, to: head, person: head, line }),
    acts.miss(own, { from: head }),
    foundEarlier('desk', head, [1]),
    acts.miss(own, {}),
  ];
  expect(await faultOf(before)).toBeNull();
  // From the first session of today on nothing goes by them any more.
  expect(await faultOf([...before, { by: clerk }, foundEarlier('desk', 'desk', [1])])).toEqual([
    10,
    'LEDGER_CONTRADICTS',
  ]);
  expect(await faultOf([...before, { by: clerk }, acts.find(own, 'desk')])).toBeNull();
  expect(await faultOf([...before, { by: clerk }, { earlier: acts.unlock(), generation: 4 }])).toEqual([
    10,
    'LEDGER_CONTRADICTS',
  ]);
});

test.each(Object.entries(broken))('verification names the entry with %s', async (_what, [code, ...more]) => {
  expect(await fault(...more)).toEqual([honest.length + more.length, code]);
});
