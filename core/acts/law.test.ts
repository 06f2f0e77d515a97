import { expect, test } from 'vitest';
import type { Act } from '../../contract/ledger/act.ts';
import { editionOf, signedInto } from '../../test/support/authority-documents.ts';
import { checkedDocuments } from '../../test/support/checked-documents.ts';
import { acts, directory, entryOf, replayRefusal } from '../../test/support/honest-ledger.ts';
import { outgoing, self } from '../../test/support/store.ts';
import { loadLaw } from '../law/law.ts';
import { Replay } from './engine/replay.ts';

const { authority, checked, proofs, signers } = await checkedDocuments();
const taken = async (document: unknown, signer = authority, effective = '2026-06-01'): Promise<Act> => ({
  act: 'law',
  subject: '0123456789ABCDEF',
  data: { effective, statement: (await signedInto(proofs, document, signer)).statement },
});

test('each edition comes into force after those before it', () => {
  const { law } = acts;
  expect(replayRefusal(law('2027-01-01'), law('2028-01-01'))).toBeNull();
  expect(replayRefusal(law('2027-01-01'), law('2027-01-01'))).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(law('2028-01-01'), law('2027-01-01'))).toBe('LEDGER_CONTRADICTS');
});

test('a directory authority signed it, and it comes into force on the day that the act states', async () => {
  const edition = editionOf('2026-06-01');
  const act = await taken(edition);
  const [code, documents] = await checked(act);
  const digest = act.act === 'law' ? act.data.statement.content : '';
  expect([code, documents.lawOf(digest)]).toEqual([null, edition.law]);
  expect((await checked(await taken(edition, signers.head)))[0]).toBe('LAW_EDITION_INVALID');
  expect((await checked(await taken(edition, authority, '2026-06-02')))[0]).toBe('PROOF_INVALID');
  const wrong = { ...edition, law: { ...edition.law, types: [] } };
  expect((await checked(await taken(wrong)))[0]).toBe('LAW_EDITION_INVALID');
});

test('an edition from before the law stated an hour is read, and states none', async () => {
  const { purpose, at, law } = editionOf('2026-06-01');
  const { twoPerson: _rules, ...before } = law;
  const { sentBy: _none, ...terms } = before.terms;
  const first = { purpose, at, law: { ...before, terms } };
  expect((await checked(await taken(first)))[0]).toBeNull();
  expect((await checked(await taken({ ...first, law: before })))[0]).toBe('LAW_EDITION_INVALID');
});

test('an edition from before the law could ask for a second person is read, and asks for none', async () => {
  const { purpose, at, law } = editionOf('2026-06-01');
  const { twoPerson: _rules, ...before } = law;
  const second = { purpose, generation: 2, at, law: before };
  expect((await checked(await taken(second)))[0]).toBeNull();
  expect((await checked(await taken({ ...second, law })))[0]).toBe('LAW_EDITION_INVALID');
  const rule = { act: 'disclose' as const, from: 'A' as const, roles: ['head' as const] };
  const asking = (twoPerson: (typeof rule)[]) => taken(editionOf('2026-06-01', { twoPerson }));
  expect((await checked(await asking([rule])))[0]).toBeNull();
  // An act has one rule.
  expect((await checked(await asking([rule, { ...rule, from: 'B' as never }])))[0]).toBe(
    'LAW_EDITION_INVALID',
  );
});

test('lines are checked by it from then on, once its day has come', async () => {
  const today = loadLaw('2026-06-15');
  const used = outgoing(1).typeCode;
  const without = (effective: string) =>
    editionOf(effective, { types: today.types.filter(({ code }) => code !== used) });
  const lineOf = (issuedOn: string) => acts.register(outgoing(1, { issuedOn }));
  const refusalOn = async (day: string, ...ledger: Act[]) => {
    const [, documents] = await checked(...ledger.filter(({ act }) => act === 'law'));
    const replay = new Replay({ self, directory, documents });
    try {
      for (const [index, act] of ledger.entries())
        replay.take(entryOf(act, index + 1, `${day}T01:00:00.000Z`));
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : error;
    }
  };
  const edition = await taken(without('2026-06-01'));
  expect(await refusalOn('2026-06-15', acts.unlock(), lineOf('2026-06-15'))).toBeNull();
  expect(await refusalOn('2026-06-15', acts.unlock(), lineOf('2026-06-15'), edition)).toBeNull();
  expect(await refusalOn('2026-06-15', acts.unlock(), edition, lineOf('2026-06-15'))).toBe(
    'NOTATION_NOT_LISTED',
  );
  expect(
    await refusalOn('2026-06-15', acts.unlock(), edition, acts.lock(), acts.unlock(), lineOf('2026-06-15')),
  ).toBe('NOTATION_NOT_LISTED');
  expect(await refusalOn('2026-05-31', acts.unlock(), edition, lineOf('2026-05-31'))).toBeNull();
});
