import { expect, test } from 'vitest';
import { mayDo, rightsRefusal } from '../../test/support/custody-acts.ts';
import { shelves, staff } from '../../test/support/custody-section.ts';
import { acts, insideRefusal, three } from '../../test/support/honest-ledger.ts';

const { find, miss, transfer } = acts;
const missed = miss(three, {});

test('what was missing is with who found it', () => {
  const found = find(three, staff.reader);
  expect(insideRefusal(missed, found, transfer(three, { from: staff.reader, to: 'desk' }))).toBeNull();
  expect(insideRefusal(missed, found, transfer(three, { to: 'U02' }))).toBe('CUSTODY_MOVED');
  expect(insideRefusal(missed, found, found)).toBe('CUSTODY_WRONG_STATE');
  expect(insideRefusal(found)).toBe('CUSTODY_WRONG_STATE');
});

test('who says so has it, or answers for the shelf, unit or desk that has', () => {
  expect(mayDo((person) => find(three, person))).toEqual([
    ...['clerk', 'head', 'keeper', 'reader', 'deputy', 'tokenless'],
  ]);
  expect(mayDo(() => find(three, 'U02'))).toEqual(['keeper', 'reader', 'tokenless']);
  expect(mayDo(() => find(three, shelves.unit))).toEqual(['keeper']);
  expect(mayDo(() => find(three, 'desk'))).toEqual(['clerk']);
  expect(rightsRefusal(find(three, shelves.former))).toBe('HOLDER_UNKNOWN');
});
