import { act, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { draw } from '../testing/draw.tsx';
import { SendBy, SendLateMark } from './send-by.tsx';

const by = [{ year: 2026, version: 1 }];
const term = { on: '2026-11-30', until: '12:00', by };
/** In Việt Nam, seven hours ahead. */
const setTime = (clock: string) => vi.setSystemTime(`${clock}+07:00`);
const passes = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

afterEach(() => {
  vi.useRealTimers();
});

test('a document turns late at its hour while the window is open, and says by which calendar', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
  setTime('2026-11-30T11:59:40');
  draw(
    <>
      <SendLateMark term={term} />
      <SendBy term={term} />
    </>,
    {},
  );
  expect(screen.getByText('Hết hạn hôm nay')).toBeTruthy();
  expect(screen.queryByText('Chậm phát hành')).toBeNull();
  await passes(30_000);
  const late = screen.getByText('Chậm phát hành');
  expect(late.title).toBe('Chậm nhất 12:00 30/11/2026; theo lịch làm việc năm 2026, bản 1');
  expect(screen.getByText('12:00 30/11/2026')).toBeTruthy();
  expect(screen.getByText('Quá giờ hôm nay').closest('.send-by')?.textContent).toBe(
    'Phát hành chậm nhất 12:00 30/11/2026Quá giờ hôm nay (theo lịch làm việc năm 2026, bản 1)',
  );
});

test('by a law without an hour it is late when the day is over', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
  setTime('2026-11-30T23:59:40');
  draw(<SendLateMark term={{ ...term, until: null }} />, {});
  expect(screen.queryByText('Chậm phát hành')).toBeNull();
  await passes(30_000);
  expect(screen.getByText('Chậm phát hành').title).toMatch(/^Chậm nhất 30\/11\/2026; /);
});

test('what has left is not late', () => {
  draw(<SendLateMark term={null} />, {});
  expect(screen.queryByText('Chậm phát hành')).toBeNull();
});
