import { expect, test } from 'vitest';
import { mayDo, rightsRefusal } from '../../test/support/custody-acts.ts';
import { shelves } from '../../test/support/custody-section.ts';
import { acts, insideRefusal, three } from '../../test/support/honest-ledger.ts';

const { archive, move, transfer } = acts;
const shelved = archive(three, { place: shelves.office });
const moved = move(three, { from: shelves.office, place: shelves.unit });

test('copies go from one shelf to another', () => {
  expect(insideRefusal(shelved, moved)).toBeNull();
  expect(insideRefusal(shelved, move(three, { from: shelves.office, place: shelves.office }))).toBe(
    'CUSTODY_WRONG_STATE',
  );
  expect(insideRefusal(move(three, { place: shelves.office }))).toBe('CUSTODY_WRONG_STATE');
  expect(insideRefusal(shelved, moved, moved)).toBe('CUSTODY_MOVED');
});

test('what is offered stays where it is', () => {
  const offered = transfer(three, { from: shelves.office, to: 'U02' });
  expect(insideRefusal(shelved, offered, moved)).toBe('CUSTODY_WRONG_STATE');
});

test('one person keeps both shelves; what a shelf that was taken down holds may leave it', () => {
  expect(mayDo(() => moved)).toEqual([]);
  expect(rightsRefusal(moved)).toBe('NOT_HOLDER');
  expect(mayDo(() => move(three, { from: shelves.unit, place: shelves.second }))).toEqual(['keeper']);
  expect(mayDo(() => move(three, { from: shelves.former, place: shelves.office }))).toEqual(['clerk']);
  expect(rightsRefusal(move(three, { from: shelves.office, place: shelves.former }))).toBe('HOLDER_UNKNOWN');
});
