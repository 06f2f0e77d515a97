import { expect, test } from 'vitest';
import type { Act } from '../../contract/ledger/act.ts';
import { calendarOf, signedInto } from '../../test/support/authority-documents.ts';
import { checkedDocuments } from '../../test/support/checked-documents.ts';
import { acts, replayRefusal } from '../../test/support/honest-ledger.ts';

const { authority, checked, proofs, signers } = await checkedDocuments();
const taken = async (
  document: unknown,
  signer = authority,
  stated = { year: 2026, version: 1 },
): Promise<Act> => ({
  act: 'calendar',
  subject: '0123456789ABCDEF',
  data: { ...stated, statement: (await signedInto(proofs, document, signer)).statement },
});

test('of each year a later version takes the place of the one before', () => {
  const { calendar } = acts;
  expect(replayRefusal(calendar(), calendar(2027), calendar(2026, 2))).toBeNull();
  expect(replayRefusal(calendar(), calendar())).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(calendar(2026, 2), calendar(2026, 1))).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(calendar(2026, 1, 'FEDCBA9876543210'))).toBe('LEDGER_CONTRADICTS');
});

test('a directory authority signed it, and it is of the year and version that the act states', async () => {
  const calendar = calendarOf(2026);
  const act = await taken(calendar);
  const [code, documents] = await checked(act);
  const digest = act.act === 'calendar' ? act.data.statement.content : '';
  expect([code, documents.calendarOf(digest)]).toEqual([null, calendar]);
  expect((await checked(await taken(calendar, signers.head)))[0]).toBe('CALENDAR_INVALID');
  expect((await checked(await taken(calendar, authority, { year: 2026, version: 2 })))[0]).toBe(
    'PROOF_INVALID',
  );
  expect((await checked(acts.calendar()))[0]).toBe('PROOF_MISSING');
});

test('the days are of the year, in their order, each once, and none is off and worked', async () => {
  for (const wrong of [
    { daysOff: ['2027-01-01'] },
    { daysOff: ['2026-01-02', '2026-01-01'] },
    { daysOff: ['2026-01-01', '2026-01-01'] },
    { workingDays: ['2026-01-01'] },
    { workingDays: ['2025-12-31'] },
    { version: 0 },
    { note: 'Nghỉ Tết' },
  ])
    expect((await checked(await taken({ ...calendarOf(2026), ...wrong })))[0], JSON.stringify(wrong)).toBe(
      'CALENDAR_INVALID',
    );
});
