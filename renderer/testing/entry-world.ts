import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import type { LawView } from '../../contract/ipc/directory-views.ts';
import { longestProtection } from '../../domain/record/protection.ts';
import { evening } from './entry-steps.ts';
import { EntryWindow, type Held } from './entry-window.tsx';
import { Terminal } from './terminal.ts';

const own = 'H37.02';
export const sender = 'H37.01';

/** How often each property is looked at. */
export const runs = { numRuns: 2, endOnFailure: true };

interface World {
  readonly terminal: Terminal;
  readonly entry: EntryWindow;
  readonly years: LawView['protectionYears'];
}

/** A terminal and a window on it for all properties of the file that calls this, in the evening of the last of December. */
export function entryWorld(): () => World {
  /** A machine with all its processors at work. */
  vi.setConfig({ testTimeout: 180_000 });
  let world: World | undefined;
  const built = (): World => {
    if (world === undefined) throw new Error('the terminal is not started');
    return world;
  };
  let terminal: Terminal | undefined;
  beforeAll(async () => {
    terminal = await Terminal.start();
    await terminal.setClock(evening);
    await terminal.unlock();
    const years = (await terminal.ask('law.view', {})).protectionYears;
    const entry = await EntryWindow.of(terminal, [own, sender, 'H37', 'H37.03', 'H37.04', 'G01']);
    world = { terminal, entry, years };
  }, 180_000);
  afterAll(() => terminal?.stop(), 60_000);
  beforeEach(() => {
    vi.useFakeTimers({ now: evening, toFake: ['Date', 'setInterval', 'clearInterval'] });
  });
  afterEach(() => {
    built().entry.close();
    vi.useRealTimers();
  });
  return built;
}

/** What was written is what stood on the screen before. */
export function compareWritten(
  { entry, years }: Pick<World, 'entry' | 'years'>,
  before: Held,
  record: Held,
): void {
  for (const [field, shown] of Object.entries(before)) {
    // An empty box asks the terminal for a code; a term that nobody chose is the longest, which the hint states.
    if (field === 'code' && shown === '') continue;
    const { book, level, issuedOn } = record;
    if (field === 'protectUntil' && shown === '' && book === 'outgoing' && typeof issuedOn === 'string') {
      const longest = longestProtection(level as 'A', issuedOn, years);
      expect(record['protectUntil']).toBe(longest);
      continue;
    }
    expect([field, shown]).toEqual([field, entry.words(field, record)]);
  }
}
