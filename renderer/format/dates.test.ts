import { afterEach, expect, test, vi } from 'vitest';
import { localDate } from '../../domain/calendar/local-date.ts';
import { formatExact, formatInstant, formatSince, longDate } from './dates.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

test.each(['UTC', 'Asia/Ho_Chi_Minh', 'America/Los_Angeles', 'Pacific/Kiritimati'])(
  'days and hours are those of Việt Nam on a machine set to %s',
  (zone) => {
    vi.stubEnv('TZ', zone);
    expect(localDate(Date.parse('2026-03-04T16:59:59Z'))).toBe('2026-03-04');
    expect(localDate(Date.parse('2026-03-04T17:00:00Z'))).toBe('2026-03-05');
    expect(formatInstant('2026-12-31T17:05:09.123Z')).toBe('01/01/2027 00:05');
    expect(formatExact('2026-12-31T17:05:09.123Z')).toBe('01/01/2027 00:05:09');
    vi.useFakeTimers({ now: new Date('2026-12-31T16:59:59Z') });
    expect(formatSince('2026-12-31T01:05:09.123Z')).toBe('08:05');
    expect(formatSince('2026-12-30T16:59:59.000Z')).toBe('30/12/2026 23:59');
  },
);

test.each([
  ['2026-02-05', 'Thứ Năm, ngày 05 tháng 02 năm 2026', 'Thursday, 5 February 2026'],
  ['2026-03-09', 'Thứ Hai, ngày 09 tháng 3 năm 2026', 'Monday, 9 March 2026'],
  ['2026-11-29', 'Chủ Nhật, ngày 29 tháng 11 năm 2026', 'Sunday, 29 November 2026'],
])('a day stands in words as an official document of the language has it: %s', (date, official, english) => {
  const { weekday, day, month, year } = longDate(date, 'vi-VN');
  expect(`${weekday}, ngày ${day} tháng ${month} năm ${year}`).toBe(official);
  const inEnglish = longDate(date, 'en-GB');
  expect(`${inEnglish.weekday}, ${inEnglish.day} ${inEnglish.month} ${inEnglish.year}`).toBe(english);
});
