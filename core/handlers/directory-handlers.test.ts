import { expect, test } from 'vitest';
import { AppError } from '../../contract/errors/index.ts';
import { directoryHandlers } from './directory-handlers.ts';

/** A terminal whose directory notes the names that it looks up. */
function terminal() {
  const looked: string[] = [];
  const state = { locked: false };
  const vault = {
    store: { registers: { recentPartners: () => [] } },
    partners: { weights: () => new Map() },
    directory: {
      named: ({ text }: { text: string }) => {
        looked.push(text);
        return 'unknown';
      },
    },
  };
  const open = { vault };
  const session = {
    get open() {
      if (state.locked) throw new AppError('VAULT_LOCKED');
      return open;
    },
  };
  const options = { clock: { now: () => 0 }, config: { organisation: 'H37' } };
  return { looked, state, named: directoryHandlers(options as never, session as never)['directory.named'] };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));
const names = Array.from({ length: 50 }, (_, index) => `Sở ${index}`);

test('however many lists of names are asked for, one name is looked up in each turn, and none after a lock', async () => {
  const { looked, state, named } = terminal();
  const answers = Array.from({ length: 20 }, () =>
    Promise.resolve(named({ names })).catch(({ code }) => code),
  );
  for (let turns = 1; turns <= 10; turns += 1) {
    await turn();
    expect(looked.length).toBeLessThanOrEqual(turns + 1);
  }
  state.locked = true;
  const before = looked.length;
  expect(new Set(await Promise.all(answers))).toEqual(new Set(['VAULT_LOCKED']));
  expect(looked).toHaveLength(before);
});

test('the answers stand in the order of the names', async () => {
  const { looked, named } = terminal();
  expect(await named({ names })).toEqual({ bodies: names.map(() => 'unknown') });
  expect(looked).toEqual(names);
});
