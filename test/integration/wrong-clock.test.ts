import { afterEach, expect, test, vi } from 'vitest';
import { outgoingInput } from '../support/records.ts';
import { Site } from '../support/site.ts';

afterEach(() => void vi.restoreAllMocks());

/** Sets the terminal's clock by so many minutes; its monotonic clock and the endpoint's own run on. */
function setClock(minutes: number): void {
  const now = Date.now;
  vi.spyOn(Date, 'now').mockImplementation(() => now() + minutes * 60_000);
}

test.each([10, -10])(
  'a clock %i minutes off at the start of a session is told as a wrong clock',
  async (minutes) => {
    const { a } = await Site.open({ unlocked: [] });
    setClock(minutes);
    await a.unlock();
    await a.until(() => a.view().link.state === 'offline');
    expect(a.view().link.fault).toBe('CLOCK_ASTRAY');
    vi.restoreAllMocks();
    if (a.view().phase === 'locked') await a.unlock();
    await a.until(() => a.view().link.state === 'online');
    expect(a.view().link.fault).toBeNull();
  },
);

test('a clock set back during a session is told as a wrong clock with the next act, and no more once it is right', async () => {
  const { a } = await Site.open({ unlocked: ['a'] });
  await a.until(() => a.view().link.state === 'online');
  const act = async (number: number) => {
    await a.handlers['record.register']({ input: outgoingInput(number) });
    await a.handlers['ledger.checkpoint']({});
  };
  await act(1);
  await a.until(() => a.view().unsignedActs === 0);
  expect(a.view().warnings).not.toContain('CLOCK_ASTRAY');
  setClock(-10);
  await act(2);
  await a.until(() => a.view().warnings.includes('CLOCK_ASTRAY'));
});

test('a sleep locks the terminal', async () => {
  const { a } = await Site.open({ endpoint: false, unlocked: ['a'] });
  // The wall clock goes on while the machine sleeps, the monotonic one does not.
  setClock(1);
  await a.until(() => a.view().phase === 'locked');
  expect(a.view().lockedBecause).toBe('IDLE_LOCKED');
});
