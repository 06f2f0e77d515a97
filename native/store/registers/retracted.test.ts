import { beforeEach, expect, test } from 'vitest';
import type { Act } from '../../../contract/ledger/act.ts';
import { keyOf } from '../../../contract/record/key.ts';
import { paperCourses } from '../../../core/acts/engine/paper-courses.ts';
import { rebuildRegisters } from '../../../core/acts/engine/rebuild.ts';
import { routeOf } from '../../../core/acts/engine/route.ts';
import type { Store } from '../../../core/ports/store.ts';
import { latestNote } from '../../../domain/record/paper-course.ts';
import { acts } from '../../../test/support/honest-ledger.ts';
import { append, envelopeId, outgoing, self, temporaryStore } from '../../../test/support/store.ts';

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

/** What makes a record go to a recipient again on paper, and what went in the place of lost copies. */
const again: readonly (readonly [what: string, to: string, before: Act[], resend: Act])[] = [
  ['a return', 'G01', [acts.decline(record, 'G01', ['R01', 'R02'])], acts.resend(record, 'G01', 'refused')],
  ['a loss, by a copy that was kept', 'G01', [acts.lose(record, 'G01')], replacing(3)],
  ['a loss, by a further copy', 'G01', [acts.lose(record, 'G01')], replacing(4)],
];
function replacing(copy: number): Act {
  return { act: 'resend', subject: record.code, data: { to: 'G01', after: 'lost', copies: [copy] } };
}

test.each(again)(
  'a resend on paper after %s leaves no trace once it is taken back',
  (_what, to, before, resend) => {
    write(acts.hand(record, ['G01', 'H37'], 2));
    for (const act of before) write(act);
    const stood = standing();
    write(resend);
    expect(store.registers.toHand(9).map(({ to: waiting }) => waiting)).toEqual([[to]]);
    takeBack(to);
    expect(standing()).toEqual(stood);
    expect(store.registers.toHand(9)).toEqual([]);
    // It goes again, is handed over, and all is taken back down to the issue.
    write(resend);
    write(acts.hand(record, [to], 1));
    expect(rebuildRegisters(store, self)).toBe(false);
    for (const _each of ['hand', 'resend', 'back', 'hand']) takeBack(to);
    takeBack('H37');
    expect(rebuildRegisters(store, self)).toBe(false);
    expect(store.registers.toHand(9).map(({ to: waiting }) => waiting)).toEqual([['G01', 'H37']]);
  },
);

test('paper that went for an envelope that was refused is taken back: the refusal stands, and the day of the issue', () => {
  const other = outgoing(2, { recipients: ['G01', 'H37'] });
  write(acts.register(other));
  write(acts.issue(other, 40));
  write(acts.status(other, 'H37', '02', 41));
  const stood = standing();
  write(acts.resend(other, 'H37', 'refused'));
  expect(standing()).not.toEqual(stood);
  const entry = store.ledger.head()?.seq ?? 0;
  const course = paperCourses(store.ledger.about(other.code), self).of(keyOf(other), 'H37');
  const latest = latestNote(course);
  expect(latest).toMatchObject({ entry, back: { state: '02', envelope: envelopeId(41), reasons: ['R01'] } });
  write(acts.retract(other, 'H37', entry, latest.back));
  expect(standing()).toEqual(stood);
  expect(rebuildRegisters(store, self)).toBe(false);
});

test('paper that went for an envelope that was withdrawn is taken back, and what shows later counts', () => {
  const other = outgoing(2, { recipients: ['G01', 'H37'] });
  write(acts.register(other));
  write(acts.issue(other, 40));
  write(acts.withdraw(41));
  const stood = standing();
  const again = () => {
    write(acts.resend(other, 'H37', 'withdrawn'));
    const entry = store.ledger.head()?.seq ?? 0;
    const entries = routeOf(store.ledger, keyOf(other), self);
    const { back } = latestNote(paperCourses(entries, self).of(keyOf(other), 'H37'));
    expect(back).toMatchObject({ state: 'withdrawn', envelope: envelopeId(41) });
    write(acts.retract(other, 'H37', entry, back));
  };
  again();
  expect(standing()).toEqual(stood);
  again();
  expect(standing()).toEqual(stood);
  expect(rebuildRegisters(store, self)).toBe(false);
  write(acts.deliver(41, 'H37'));
  const [, to] = store.registers.recipients(keyOf(other));
  expect(to).toMatchObject({ organisation: 'H37', envelope: envelopeId(41), status: null, withdrawn: null });
  expect(store.registers.refused(9)).toEqual([]);
  expect(rebuildRegisters(store, self)).toBe(false);
});

test('a later resend to another recipient keeps its day', () => {
  write(acts.hand(record, ['G01', 'H37'], 2));
  write(acts.decline(record, 'G01'));
  write(acts.decline(record, 'H37'));
  write(acts.resend(record, 'G01', 'refused'));
  write(acts.resend(record, 'H37', 'refused'));
  takeBack('G01');
  const silent = (before: string) => store.registers.silent(`2026-05-05T${before}:00:00.000Z`, 9).length;
  expect([silent('06'), silent('07')]).toEqual([0, 1]);
  takeBack('H37');
  expect(rebuildRegisters(store, self)).toBe(false);
});
