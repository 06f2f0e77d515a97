import { expect, test } from 'vitest';
import { keyOf } from '../../contract/record/key.ts';
import { mayDo } from '../../test/support/custody-acts.ts';
import {
  acts,
  firstInside,
  insideRefusal,
  projected,
  sent,
  three,
} from '../../test/support/honest-ledger.ts';

const { arrive, miss, sendBack, transfer } = acts;
const gone = sendBack(sent, { carrier: 'courier', run: 3 });

test('what was sent back is its issuer’s once its slip is here', () => {
  expect(projected(arrive(sent, 5))).toEqual([
    { change: 'custody', key: keyOf(sent), copy: 1, event: { event: 'arrive', entry: 5 }, seq: 7 },
  ]);
  expect(insideRefusal(gone, arrive(sent, firstInside))).toBeNull();
  expect(insideRefusal(gone, arrive(sent, firstInside), arrive(sent, firstInside))).toBe('COPY_NOT_HERE');
  expect(insideRefusal(gone, arrive(sent, firstInside), miss(sent, {}))).toBe('COPY_NOT_HERE');
});

test('nothing arrives that was not sent back', () => {
  expect(insideRefusal(gone, arrive(sent, firstInside - 1))).toBe('OFFER_GONE');
  expect(insideRefusal(transfer(three, { to: 'U02' }), arrive(three, firstInside))).toBe(
    'CUSTODY_WRONG_STATE',
  );
  expect(insideRefusal(gone, miss(sent, {}), arrive(sent, firstInside))).toBe('CUSTODY_WRONG_STATE');
});

test('its day is none of the future', () => {
  expect(insideRefusal(gone, arrive(sent, firstInside, '2026-05-06'))).toBe('RECORD_INVALID');
});

test('the slip comes to the clerks', () => {
  expect(mayDo(() => arrive(sent, firstInside))).toEqual(['clerk']);
});
