import { expect, test } from 'vitest';
import { acts, directory, entryOf } from '../../test/support/honest-ledger.ts';
import { self } from '../../test/support/store.ts';
import { Replay } from './engine/replay.ts';

/** The first law is in force from 1 March 2026; the day begins at 17:00 UTC in Việt Nam. */
const [tooEarly, firstDay] = ['2026-02-28T16:59:59.999Z', '2026-02-28T17:00:00.000Z'];

test('a session begins on a day for which there is a law, also after another session', () => {
  const replay = new Replay({ self, directory });
  const early = () => replay.take(entryOf(acts.unlock(), 1, tooEarly));
  expect(early).toThrow('LAW_DATA_INVALID');
  replay.take(entryOf(acts.unlock(), 1, firstDay));
  expect(early).toThrow('LAW_DATA_INVALID');
});
