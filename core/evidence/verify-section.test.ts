import { expect, test } from 'vitest';
import type { Act, LedgerEntry } from '../../contract/ledger/act.ts';
import type { Section } from '../../contract/section/section.ts';
import { check, type TestSigner } from '../../test/support/exchange/agencies.ts';
import { acts } from '../../test/support/honest-ledger.ts';
import { organisation, stored, terminal } from '../../test/support/ledger-evidence.ts';
import { people } from '../../test/support/section.ts';
import { sectionOffice } from '../../test/support/section-office.ts';
import { entryLine, frameEntry, genesis } from '../ledger/chain.ts';
import { checkpointOver } from '../ledger/checkpoint.ts';
import { verifyLedger } from './verify-ledger.ts';

/** Ledgers in which the keeper works, whom the section alone lists. */
const office = await sectionOffice(organisation);
const { signers, section, taken, proofs, directory } = office;
const [day, later] = ['2026-11-23T01:00:00.000Z', '2026-11-23T02:00:00.000Z'];
const first = await taken(section(), signers.head);
const mark = { version: 1, digest: first.data.statement.content };
const serial = '0123456789ABCDEF';

type Line = readonly [act: Act, actor: string, at?: string];
function ledger(...lines: readonly Line[]): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  for (const [act, actor, at = day] of lines) {
    const prev = entries.at(-1)?.hash ?? genesis;
    entries.push(frameEntry(act, { seq: entries.length + 1, at, actor, prev }));
  }
  return entries;
}

/** Signed by each in turn up to an entry. */
async function verdict(entries: LedgerEntry[], ...signed: readonly [upTo: number, signer: TestSigner][]) {
  const checkpoints = [];
  let from = 0;
  for (const [upTo, signer] of signed) {
    const part = entries.slice(from, upTo);
    const checkpoint = checkpointOver(part, { terminal, at: part.at(-1)?.at ?? day });
    if (checkpoint !== undefined) checkpoints.push(await stored(checkpoint, signer, false));
    from = upTo;
  }
  return verifyLedger({
    ...{ organisation, terminal, check, checkpoints, signers: directory },
    lines: entries.map(entryLine),
    proof: (digest) => proofs.get(digest),
  });
}
const byClerk: Line[] = [
  [acts.unlock(serial), people.clerk],
  [first, people.clerk],
  [acts.lock(serial), people.clerk],
];
const byKeeper: Line[] = [
  [acts.unlock('S2', undefined, mark), people.keeper],
  [acts.enrol('X0001', 'B08', 'S2'), people.keeper],
  [acts.lock('S2'), people.keeper],
];

test('whom the section in use lists acts, and signs the checkpoints of the session', async () => {
  const entries = ledger(...byClerk, ...byKeeper);
  expect(await verdict(entries, [3, signers.clerk], [6, signers.keeper])).toMatchObject({
    ok: true,
    signed: 6,
    unattested: [],
  });
  expect(await verdict(entries, [3, signers.clerk], [6, signers.officer])).toMatchObject({
    firstFault: { seq: 4, code: 'SIGNER_NOT_AUTHORISED' },
  });
});

test('before the section was taken in, or without it, the same is refused', async () => {
  expect(await verdict(ledger(...byKeeper))).toMatchObject({
    firstFault: { seq: 1, code: 'SIGNER_NOT_AUTHORISED' },
  });
  const early = ledger(...byClerk.slice(0, 1), ...byKeeper);
  expect(await verdict(early)).toMatchObject({ firstFault: { seq: 2, code: 'SIGNER_NOT_AUTHORISED' } });
});

test('a section that does not hold is named at its entry', async () => {
  const forged = await taken(section(), signers.clerk);
  expect(await verdict(ledger([acts.unlock(serial), people.clerk], [forged, people.clerk]))).toMatchObject({
    firstFault: { seq: 2, code: 'SECTION_SIGNER' },
  });
});

test('whoever is ended by a later section acts no more, and what no receipt dates before that is named', async () => {
  const ended: Section = section({ version: 2, at: later });
  const persons = ended.persons.map((person) =>
    person.code === people.keeper ? { ...person, until: '2026-11-23T01:30:00.000Z' } : person,
  );
  const second = await taken({ ...ended, persons }, signers.officer);
  const now = { version: 2, digest: second.data.statement.content };
  const next: Line[] = [
    [acts.unlock(serial, undefined, mark), people.clerk, later],
    [second, people.clerk, later],
    [acts.lock(serial), people.clerk, later],
  ];
  const entries = ledger(...byClerk, ...byKeeper, ...next);
  const found = await verdict(entries, [3, signers.clerk], [6, signers.keeper], [9, signers.clerk]);
  expect(found).toMatchObject({ ok: true, signed: 9 });
  // The terminal writes the lock.
  expect(found.unattested.map(({ seq }) => seq)).toEqual([4, 5]);
  const again = ledger(...byClerk, ...byKeeper, ...next, [
    acts.unlock('S2', undefined, now),
    people.keeper,
    later,
  ]);
  expect(await verdict(again)).toMatchObject({ firstFault: { seq: 10, code: 'SIGNER_NOT_AUTHORISED' } });
});
