import { expect, test } from 'vitest';
import { WorkingDays } from '../calendar/working-days.ts';
import { sendTerm } from './send-term.ts';

const calendar = { year: 2026, version: 1, daysOff: ['2026-11-23'], workingDays: [] };
const workingDays = new WorkingDays([calendar]);
const on = '2026-11-24';

test('a document is sent by the hour of the law on the working day after its signing', () => {
  const law = { terms: { sentBy: '12:00' } };
  const by = [{ year: 2026, version: 1 }];
  expect(sendTerm('2026-11-20', { law, workingDays })).toEqual({ on, until: '12:00', by });
});

test('by a law without an hour the term ends with the day', () => {
  expect(sendTerm('2026-11-20', { law: { terms: {} }, workingDays })).toMatchObject({ on, until: null });
});
