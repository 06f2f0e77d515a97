import { expect, test } from 'vitest';
import { mayDo, rightsRefusal } from '../../test/support/custody-acts.ts';
import { shelves, staff } from '../../test/support/custody-section.ts';
import { acts, insideRefusal, projected, three } from '../../test/support/honest-ledger.ts';

const { archive, transfer } = acts;
const shelved = archive(three, { place: shelves.office });

test('copies are put on a shelf, in a dossier or not, from no other shelf', () => {
  const change = { event: { event: 'archive', from: 'desk', place: shelves.office } };
  expect(projected(shelved)).toMatchObject([change]);
  expect(projected(archive(three, { place: shelves.office, dossier: 'HS-2026-1' }))).toMatchObject([change]);
  expect(insideRefusal(shelved)).toBeNull();
  expect(insideRefusal(shelved, archive(three, { from: shelves.office, place: shelves.unit }))).toBe(
    'CUSTODY_WRONG_STATE',
  );
  expect(insideRefusal(transfer(three, { to: 'U02' }), shelved)).toBe('CUSTODY_WRONG_STATE');
});

test('who has them puts them on a shelf that they keep and that stands', () => {
  expect(mayDo(() => shelved)).toEqual(['clerk']);
  expect(mayDo((from) => archive(three, { from, place: shelves.unit }))).toEqual(['keeper']);
  expect(rightsRefusal(archive(three, { from: staff.reader, place: shelves.office }))).toBe('NOT_HOLDER');
  for (const place of [shelves.former, 'K9-T09-N9'])
    expect(rightsRefusal(archive(three, { place }))).toBe('HOLDER_UNKNOWN');
});
