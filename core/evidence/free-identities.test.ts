import { expect, test } from 'vitest';
import { acts, entryOf, honestLedger, three } from '../../test/support/honest-ledger.ts';
import { FreeIdentityCount } from './free-identities.ts';

function countIn(...ledger: Parameters<typeof entryOf>[0][]) {
  const count = new FreeIdentityCount();
  for (const act of ledger) count.take(entryOf(act));
  const { envelopes, codes, digests, tokens, bits } = count;
  return { envelopes, codes, digests, tokens, bits };
}

test('what a ledger names and its export does not show is counted, with the bits that it could hold', () => {
  // Three records and a paper; envelope 1 was receipted, 11 to 15 came.
  expect(countIn(...honestLedger)).toEqual({
    ...{ envelopes: 6, codes: 4, digests: 5, tokens: 1 },
    bits: 6 * 122 + 4 * 60 + 5 * 256 + 95.7,
  });
  expect(countIn()).toEqual({ envelopes: 0, codes: 0, digests: 0, tokens: 0, bits: 0 });
});

test('an envelope that is named again is the same one, and its receipt shows its digest', () => {
  const sent = [acts.issue(three, 20), acts.retry(20), acts.withdraw(20)];
  expect(countIn(...sent)).toMatchObject({ envelopes: 1, digests: 1 });
  expect(countIn(...sent, acts.deliver(20, 'G01'))).toMatchObject({ envelopes: 1, digests: 0 });
  expect(countIn(acts.resend(three, 'G01', 'refused', 21))).toMatchObject({ envelopes: 1, digests: 1 });
  expect(countIn(acts.reject(null), acts.reject(null))).toMatchObject({ envelopes: 1, digests: 2 });
});

test('of the directories that a ledger names, the last is in the export', () => {
  const named = (version: number, digit: string) =>
    acts.unlock(undefined, { version, digest: digit.repeat(64), at: `2026-0${version}-01T00:00:00.000Z` });
  expect(countIn(named(1, '1'), named(1, '1'))).toMatchObject({ digests: 0, tokens: 1 });
  expect(countIn(named(1, '1'), named(2, '2'), named(3, '3'))).toMatchObject({ digests: 2 });
  expect(countIn(acts.unlock('S1'), acts.unlock('S2'), acts.unlock('S1'))).toMatchObject({ tokens: 2 });
  expect(countIn(acts.unlock('S1'), acts.incident('CLOCK_BACKWARD', 'S2'))).toMatchObject({ tokens: 2 });
});
