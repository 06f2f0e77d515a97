import { expect, test } from 'vitest';
import type { Act, LedgerEntry } from '../../contract/ledger/act.ts';
import { numberAct } from '../../contract/ledger/act.ts';
import { editionOf, signedInto } from '../../test/support/authority-documents.ts';
import { line, permit } from '../../test/support/custody-acts.ts';
import { custodySection, staff } from '../../test/support/custody-section.ts';
import { check, testSigner } from '../../test/support/exchange/agencies.ts';
import { acts, directory } from '../../test/support/honest-ledger.ts';
import { sectionOffice } from '../../test/support/section-office.ts';
import { outgoing, self } from '../../test/support/store.ts';
import { Replay } from '../acts/engine/replay.ts';
import { deedOf } from '../acts/support/concurrence.ts';
import { NamedDocuments } from '../acts/support/documents.ts';
import { digestOf } from '../encoding/canonical.ts';
import { signStatement } from '../encoding/statement.ts';
import { entryLine, frameEntry, genesis } from '../ledger/chain.ts';
import { verifyLedger } from './verify-ledger.ts';

/** A ledger written by hand, in which an edition of the law asks for a second person from an entry on. */

const office = await sectionOffice(self);
const { proofs, signers } = office;
const authority = testSigner('authority');
const section = await office.taken(office.section(custodySection(self)), signers.head);
const twoPerson = [{ act: 'disclose' as const, from: 'B' as const, roles: ['keeper' as const] }];
const edition = async (effective: string): Promise<Act> => {
  const stated = editionOf(effective, { twoPerson });
  const { statement } = await signedInto(proofs, stated, authority);
  return { act: 'law', subject: acts.unlock().subject, data: { effective, statement } } as Act;
};

const [own, secret] = [1, 2].map((index) =>
  outgoing(index, { level: index === 1 ? 'C' : 'B', copies: 2, issuedOn: '2026-11-24' }),
);
if (own === undefined || secret === undefined) throw new Error('no records');
const { clerk, head, keeper, reader, trainee } = staff;
const shown = (persons: string[] = [reader], record = secret) => acts.disclose(record, { persons, permit });

const at = (place: number) => new Date(Date.parse('2026-11-24T01:00:00.000Z') + place * 60_000).toISOString();
function lines(ledger: readonly Act[]): string[] {
  const entries: LedgerEntry[] = [];
  for (const act of ledger) {
    const prev = entries.at(-1)?.hash ?? genesis;
    entries.push(frameEntry(act, { seq: entries.length + 1, at: at(entries.length), actor: clerk, prev }));
  }
  return entries.map(entryLine);
}

/** The keeper signs that they stand by an act at a place of the ledger. */
async function signed(act: Act, place: number, change: object = {}, signer = signers.keeper): Promise<Act> {
  const statement = {
    ...{ purpose: 'tram-mat/concurred', organisation: self, act: act.act, issuer: self, code: act.subject },
    ...{ deed: deedOf(numberAct(act)), person: keeper, at: at(place), ...change },
  };
  const { content, signature } = await signStatement(statement, signer.sign);
  const proof = { content: digestOf(content), signature: digestOf(signature) };
  proofs.set(proof.content, content).set(proof.signature, signature);
  return acts.concur(act, { person: keeper, statement: proof });
}

const before = [acts.unlock(), section, acts.register(own), acts.register(secret)];

/** The number and code of the first entry at which verification ends. */
async function fault(...ledger: readonly Act[]): Promise<[number, string] | null> {
  const documents = new NamedDocuments([authority.fingerprint]);
  const { firstFault } = await verifyLedger({
    ...{ organisation: self, terminal: 'T00000001', lines: lines(ledger), checkpoints: [] },
    ...{ check, signers: office.directory, documents },
    proof: (digest) => proofs.get(digest),
    replay: new Replay({ self, directory, documents }),
  });
  return firstFault && [firstFault.seq, firstFault.code];
}

const asking = await edition('2026-11-24');
const start = before.length + 2;

test('each entry is held to the edition in force when it was written', async () => {
  expect(await fault(...before, shown(), asking)).toBeNull();
  expect(await fault(...before, shown(), asking, shown())).toEqual([start + 1, 'SECOND_PERSON_MISSING']);
  const later = await edition('2026-11-25');
  expect(await fault(...before, later, shown())).toBeNull();
  // At a lower level it asks for nobody.
  expect(await fault(...before, asking, shown([reader], own))).toBeNull();
});

test('a second person stands by it with a signature, or by hand on a line of the paper book', async () => {
  const onPaper = acts.concur(shown(), { person: keeper, line });
  expect(await fault(...before, asking, onPaper, shown())).toBeNull();
  expect(await fault(...before, asking, await signed(shown(), start), shown())).toBeNull();
});

test.each<[what: string, code: string, place: number, second: () => Act | Promise<Act>]>([
  ['who acts', 'SECOND_PERSON_SAME', 0, () => acts.concur(shown(), { person: clerk, line })],
  ['somebody without the role', 'SECOND_PERSON_ROLE', 0, () => acts.concur(shown(), { person: head, line })],
  ['somebody not cleared', 'CLEARANCE_MISSING', 0, () => acts.concur(shown(), { person: trainee, line })],
  ['somebody nobody listed', 'HOLDER_UNKNOWN', 0, () => acts.concur(shown(), { person: 'P00000099', line })],
  [
    'another act than follows',
    'LEDGER_CONTRADICTS',
    1,
    () => acts.concur(shown([head]), { person: keeper, line }),
  ],
  ['a signature of another', 'SIGNER_NOT_AUTHORISED', 0, () => signed(shown(), start, {}, signers.clerk)],
  ['a signature about another act', 'PROOF_INVALID', 0, () => signed(shown(), start, { act: 'move' })],
  [
    'a signature about other terms',
    'PROOF_INVALID',
    0,
    () => signed(shown(), start, { deed: deedOf(numberAct(shown([head]))) }),
  ],
  ['a signature about another record', 'PROOF_INVALID', 0, () => signed(shown(), start, { code: own.code })],
  ['a signature of long before', 'PROOF_INVALID', 0, () => signed(shown(), start - 60)],
])('verification names the entry with %s as the second person', async (_what, code, place, second) => {
  expect(await fault(...before, asking, await second(), shown())).toEqual([start + place, code]);
});

test('what somebody stands by follows at once, also at the end', async () => {
  const second = acts.concur(shown(), { person: keeper, line });
  expect(await fault(...before, asking, second)).toEqual([start, 'LEDGER_CONTRADICTS']);
});

test('a signature is of one act: it stands by no second one that is alike', async () => {
  const second = await signed(shown(), start);
  expect(await fault(...before, asking, second, shown(), second, shown())).toEqual([
    start + 2,
    'LEDGER_CONTRADICTS',
  ]);
});
