import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLog } from './log.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A log and what it wrote, parsed, without the time. */
function written() {
  const texts: string[] = [];
  const log = createLog({ write: (line) => texts.push(line) });
  const lines = () =>
    texts.map((text) => {
      const { level: _level, time: _time, ...facts } = JSON.parse(text);
      return facts;
    });
  return { log, lines };
}

test('of an event that anybody can cause, a few lines are written in a time, and then one count', () => {
  const { log, lines } = written();
  for (let asked = 0; asked < 10_000; asked++) log.event('refused', { code: 'ENDPOINT_BUSY' });
  log.event('refused', { code: 'SESSION_REQUIRED' });
  expect(lines()).toHaveLength(21);
  vi.advanceTimersByTime(10_000);
  expect(lines().slice(21)).toEqual([{ event: 'refused', code: 'ENDPOINT_BUSY', count: 9_980 }]);
  log.event('refused', { code: 'ENDPOINT_BUSY' });
  expect(lines().at(-1)).toEqual({ event: 'refused', code: 'ENDPOINT_BUSY' });
});

test('what was stored is always a line, and an end writes the counts', () => {
  const { log, lines } = written();
  for (let id = 0; id < 100; id++) log.event('stored', { id: String(id) });
  expect(lines()).toHaveLength(100);
  for (let asked = 0; asked < 30; asked++) log.event('connection-refused');
  log.event('stopped');
  expect(lines().at(-1)).toEqual({ event: 'connection-refused', count: 10 });
});

test('an organisation that fills its lines hides nothing of another, and its count names it', () => {
  const lines: string[] = [];
  const log = createLog({ write: (line) => lines.push(line) });
  for (let count = 0; count < 25; count++) log.event('session-opened', { organisation: 'H37.01' });
  log.event('session-opened', { organisation: 'H37.02' });
  log.event('stopped');
  const told = lines.map((line) => JSON.parse(line)).filter(({ event }) => event === 'session-opened');
  expect(told.filter(({ organisation }) => organisation === 'H37.02')).toHaveLength(1);
  expect(told.at(-1)).toMatchObject({ organisation: 'H37.01', count: 5 });
});
