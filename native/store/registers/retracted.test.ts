import { beforeEach, expect, test } from 'vitest';
import type { Act } from '../../../contract/ledger/act.ts';
import { keyOf } from '../../../contract/record/key.ts';
import { paperCourses } from '../../../core/acts/engine/paper-courses.ts';
import { rebuildRegisters } from '../../../core/acts/engine/rebuild.ts';
import type { Store } from '../../../core/ports/store.ts';
import { latestNote } from '../../../domain/record/paper-course.ts';
import { acts } from '../../../test/support/honest-ledger.ts';
import { append, outgoing, self, temporaryStore } from '../../../test/support/store.ts';

let store: Store;
let hour: number;
beforeEach(() => {
  const opened = temporaryStore();
  store = opened.store;
  hour = 0;
  return opened.remove;
});

const record = outgoing(1, { recipients: ['G01', 'H37'], copies: 3 });
const write = (act: Act) => append(store, act, `2026-05-05T${String(hour++).padStart(2, '0')}:00:00.000Z`);
const takeBack = (to: string) => {
  const course = paperCourses(store.ledger.about(record.code), self).of(keyOf(record), to);
  const { entry, back } = latestNote(course);
  return write(acts.retract(record, to, entry, back));
};
const days = { due: '2026-12-31', return: '', protectionFrom: '', protection: '' };
/** Everything that the registers hold, and the lists of the day that are made of it. */
const standing = () => ({
  dump: [...store.registers.dump()],
  totals: store.registers.workTotals(days, '2026-06-01T00:00:00.000Z'),
  toHand: store.registers.toHand(9),
  silent: store.registers.silent('2026-06-01T00:00:00.000Z', 9),
  refused: store.registers.refused(9),
});

beforeEach(() => {
  write(acts.register(record));
  write(acts.issueOnPaper(record, ['G01', 'H37'], 30));
});

test('each entry that is taken back leaves registers and lists as they were, to the byte, and a rebuild agrees', () => {
  const before: ReturnType<typeof standing>[] = [];
  for (const act of [
    acts.hand(record, ['G01', 'H37'], 2),
    acts.lose(record, 'G01'),
    acts.slip(record, 'G01'),
  ]) {
    before.push(standing());
    write(act);
    expect(standing()).not.toEqual(before.at(-1));
  }
  const [issued, handed, lost] = before;
  takeBack('G01');
  expect(standing()).toEqual(lost);
  takeBack('G01');
  expect(standing()).toEqual(handed);
  expect(handed?.totals).toMatchObject({ toHand: 0, refused: 0, silent: 1 });
  takeBack('G01');
  // The hand-over to the other stands.
  expect(store.registers.toHand(9).map(({ to }) => to)).toEqual([['G01']]);
  takeBack('H37');
  expect(standing()).toEqual(issued);
  expect(rebuildRegisters(store, self)).toBe(false);
});

test('a return is taken back with its reasons; the copies are on their way again, but for what was lost', () => {
  write(acts.hand(record, ['G01', 'H37'], 2));
  write(acts.lose(record, 'G01'));
  write(acts.resend(record, 'G01', 'lost'));
  write(acts.hand(record, ['G01'], 1));
  const before = standing();
  write(acts.decline(record, 'G01', ['R01']));
  expect(store.registers.refused(9)).toMatchObject([{ by: 'G01', reasons: ['R01'] }]);
  takeBack('G01');
  expect(standing()).toEqual(before);
  const states = store.registers.copies(keyOf(record)).map(({ holder, state }) => `${holder} ${state}`);
  expect(states.toSorted()).toEqual(['G01 lost', 'G01 sent', 'H37 sent', `${self} held`].toSorted());
  expect(rebuildRegisters(store, self)).toBe(false);
});

test('a leg that waits again keeps the day of the last issue', () => {
  write(acts.hand(record, ['G01', 'H37'], 2));
  write(acts.decline(record, 'H37'));
  write(acts.resend(record, 'H37', 'refused'));
  const before = store.registers.silent('2026-05-05T04:00:00.000Z', 9);
  takeBack('G01');
  expect(before).toEqual([]);
  expect(store.registers.silent('2026-05-05T04:00:00.000Z', 9)).toEqual([]);
  expect(store.registers.silent('2026-05-05T05:00:00.000Z', 9)).toHaveLength(1);
});
