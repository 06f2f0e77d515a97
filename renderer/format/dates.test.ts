import { expect, test } from 'vitest';
import { formatClock, formatExact, formatInstant, localDate } from './dates.ts';

test('days and hours are those of Việt Nam in every time zone of the machine', () => {
  const before = process.env['TZ'];
  try {
    for (const zone of ['UTC', 'Asia/Ho_Chi_Minh', 'America/Los_Angeles', 'Pacific/Kiritimati']) {
      process.env['TZ'] = zone;
      expect(localDate(new Date('2026-03-04T16:59:59Z')), zone).toBe('2026-03-04');
      expect(localDate(new Date('2026-03-04T17:00:00Z')), zone).toBe('2026-03-05');
      expect(formatInstant('2026-12-31T17:05:09.123Z'), zone).toBe('01/01/2027 00:05');
      expect(formatExact('2026-12-31T17:05:09.123Z'), zone).toBe('01/01/2027 00:05:09');
      expect(formatClock('2026-12-31T01:05:09.123Z'), zone).toBe('08:05');
    }
  } finally {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  }
});
