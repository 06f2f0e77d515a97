import { describe, expect, test } from 'vitest';
import type { WrittenRecord } from '../../contract/record/coded-record.ts';
import { refusalOf } from '../../test/support/registers.ts';
import { incoming, outgoing } from '../../test/support/store.ts';
import { firstCustody } from '../custody/copy-custody.ts';
import { awaitsOpening, checkCompletion, checkOpener, checkStaysClosed } from './completion.ts';

const whole = incoming(1, { namedOpenerOnly: true });
const { typeCode, issuedOn, signer, pages, enclosures, ...outside } = whole;
const closed: WrittenRecord = outside;
const fault = (old: WrittenRecord, completed: WrittenRecord) => {
  const refusal = refusalOf(() => checkCompletion(old, completed));
  return refusal === 'accepted' ? refusal : `${refusal.code} ${refusal.field ?? ''}`.trim();
};

describe('a line awaits the opening of its envelope', () => {
  test('while it lacks something that does not stand on it', () => {
    expect(awaitsOpening(closed)).toBe(true);
    for (const half of [{ typeCode }, { typeCode, issuedOn, pages }, { issuedOn, pages, enclosures }])
      expect(awaitsOpening({ ...closed, ...half })).toBe(true);
    expect(awaitsOpening(whole)).toBe(false);
  });

  test('not for want of a signer, whom its issuer may not list', () => {
    expect(awaitsOpening({ ...closed, typeCode, issuedOn, pages, enclosures })).toBe(false);
  });

  test('if only the person named on it may open it, and it came', () => {
    expect(awaitsOpening({ ...closed, namedOpenerOnly: false })).toBe(false);
    const { pages: _, ...own } = outgoing(1, { namedOpenerOnly: true });
    expect(awaitsOpening(own)).toBe(false);
  });
});

describe('completing fills in', () => {
  test('what was empty, and how many copies there were', () => {
    expect(fault(closed, whole)).toBe('accepted');
    expect(fault(closed, { ...whole, copies: 4, dueOn: '2026-06-01' })).toBe('accepted');
    const { signer: _, ...unsigned } = whole;
    expect(fault(closed, unsigned)).toBe('accepted');
  });

  test('all that a line needs', () => {
    for (const field of ['typeCode', 'issuedOn', 'pages', 'enclosures'] as const) {
      const { [field]: _, ...rest } = whole;
      expect(fault(closed, rest)).toBe(`RECORD_INVALID ${field}`);
    }
  });

  test.each([
    ['number', { number: 9 }],
    ['level', { level: 'A' }],
    ['storeAt', { storeAt: 'K1-T01-N1' }],
    ['envelopes', { envelopes: 2 }],
    ['namedOpenerOnly', { namedOpenerOnly: false }],
    ['arrivedOn', { arrivedOn: '2026-05-04' }],
  ] as const)('and never anything else: %s', (field, change) => {
    expect(fault(closed, { ...whole, ...change })).toBe(`RECORD_INVALID ${field}`);
  });

  test('nothing that was written', () => {
    expect(fault({ ...closed, pages: 7 }, { ...whole, pages: 8 })).toBe('RECORD_INVALID pages');
    expect(fault({ ...closed, pages: 7 }, { ...whole, pages: 7 })).toBe('accepted');
  });

  test('a line once', () => {
    expect(fault(whole, whole)).toBe('NOTHING_TO_COMPLETE');
    expect(fault({ ...whole, namedOpenerOnly: false }, whole)).toBe('NOTHING_TO_COMPLETE');
  });
});

test('a correction states nothing that stands inside an envelope that is closed', () => {
  const refusal = (old: WrittenRecord, corrected: WrittenRecord) =>
    refusalOf(() => checkStaysClosed(old, corrected));
  const unopened = (field: string) => ({ code: 'ENVELOPE_UNOPENED', field, detail: undefined });
  expect(refusal(closed, { ...closed, number: 77 })).toBe('accepted');
  expect(refusal(closed, { ...closed, pages })).toEqual(unopened('pages'));
  expect(refusal(closed, whole)).toEqual(unopened('typeCode'));
  // The mark itself was wrong.
  expect(refusal(closed, { ...whole, namedOpenerOnly: false })).toBe('accepted');
  expect(refusal(whole, { ...whole, pages: 9 })).toBe('accepted');
});

test('who opened an envelope has a copy of it', () => {
  const first = firstCustody(closed);
  const refusal = (...holders: [holder: string, missing?: boolean][]) =>
    refusalOf(() =>
      checkOpener(
        holders.map(([holder, missing = false]) => ({ ...first, holder, missing })),
        'P00000003',
      ),
    );
  const moved = { code: 'CUSTODY_MOVED', field: 'opener', detail: undefined };
  expect(refusal(['desk'], ['P00000003'])).toBe('accepted');
  for (const none of [refusal(), refusal(['desk']), refusal(['P00000004']), refusal(['P00000003', true])])
    expect(none).toEqual(moved);
});
