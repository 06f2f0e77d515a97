import { expect, test } from 'vitest';
import { type Act, parseLedgerEntry } from '../../contract/ledger/act.ts';
import { checkedDocuments } from '../../test/support/checked-documents.ts';
import { acts, digest, entryOf, proof } from '../../test/support/honest-ledger.ts';

const parsed = (data: object) => () => parseLedgerEntry({ ...entryOf(acts.section()), data });

test('a section that is taken in states its version and proof, and nothing beside', () => {
  expect(parsed({ version: 1, statement: proof })).not.toThrow();
  expect(parsed({ version: 0, statement: proof })).toThrow('LEDGER_ENTRY_INVALID');
  expect(parsed({ version: 1, statement: { ...proof, content: 'abc' } })).toThrow('LEDGER_ENTRY_INVALID');
  expect(parsed({ version: 1, digest, statement: proof })).toThrow('ACT_UNKNOWN');
});

const { checked: read, section, signers, taken } = await checkedDocuments();
const later = '2026-12-01T00:00:00.000Z';
const checked = async (...ledger: readonly Act[]): Promise<[string | null, number | undefined]> => {
  const [code, documents] = await read(...ledger);
  return [code, documents.section?.statement.version];
};

test('it is checked after the one before: signer, version, past', async () => {
  const first = await taken(section(), signers.head);
  const second = section({ version: 2, at: later });
  expect(await checked(first)).toEqual([null, 1]);
  expect(await checked(first, await taken(second, signers.officer))).toEqual([null, 2]);
  expect(await checked(first, await taken(second, signers.head))).toEqual(['SECTION_SIGNER', 1]);
  expect(await checked(await taken(section(), signers.clerk))).toEqual(['SECTION_SIGNER', undefined]);
  expect(await checked(first, first)).toEqual(['SECTION_OLDER', 1]);
  const forgotten = await taken({ ...second, clearances: [] }, signers.officer);
  expect(await checked(first, forgotten)).toEqual(['SECTION_HISTORY', 1]);
});

test('the act states what the section states, whose bytes are at hand', async () => {
  const first = await taken(section(), signers.head);
  expect(await checked({ ...first, data: { ...first.data, version: 2 } })).toEqual([
    'PROOF_INVALID',
    undefined,
  ]);
  expect(await checked(acts.section())).toEqual(['PROOF_MISSING', undefined]);
  const swapped = {
    ...first.data.statement,
    signature: (await taken(section(), signers.head)).data.statement.content,
  };
  expect(await checked({ ...first, data: { version: 1, statement: swapped } })).toEqual([
    'SECTION_INVALID',
    undefined,
  ]);
});
