import { afterEach, expect, test, vi } from 'vitest';
import { outgoingInput } from '../support/records.ts';
import { Site } from '../support/site.ts';

afterEach(() => void vi.restoreAllMocks());

/** Sets the terminal's clock by so many minutes; its monotonic clock and the endpoint's own run on. */
function setClock(minutes: number): void {
  const now = Date.now;
  vi.spyOn(Date, 'now').mockImplementation(() => now() + minutes * 60_000);
}

test('a clock ten minutes off at the start of a session is told as a wrong clock', async () => {
  const { a } = await Site.open({ unlocked: [] });
  setClock(10);
  await a.unlock();
  await a.until(() => a.view().link.state === 'offline');
  expect(a.view().link.fault).toBe('CLOCK_ASTRAY');
  vi.restoreAllMocks();
  await a.until(() => a.view().link.state === 'online');
  expect(a.view().link.fault).toBeNull();
});

test('a clock set back during a session is told as a wrong clock with the next act', async () => {
  const { a } = await Site.open({ unlocked: ['a'] });
  await a.until(() => a.view().link.state === 'online');
  await a.handlers['record.register']({ input: outgoingInput(1) });
  await a.handlers['ledger.checkpoint']({});
  expect(a.view().warnings).not.toContain('CLOCK_ASTRAY');
  setClock(-10);
  await a.handlers['record.register']({ input: outgoingInput(2) });
  await a.handlers['ledger.checkpoint']({});
  await a.until(() => a.view().warnings.includes('CLOCK_ASTRAY'));
  expect(a.view().phase).toBe('unlocked');
});

test('a sleep locks the terminal', async () => {
  const { a } = await Site.open({ endpoint: false, unlocked: ['a'] });
  // The wall clock goes on while the machine sleeps, the monotonic one does not.
  setClock(1);
  await a.until(() => a.view().phase === 'locked');
  expect(a.view().lockedBecause).toBe('IDLE_LOCKED');
});
