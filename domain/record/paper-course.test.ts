import { expect, test } from 'vitest';
import type { RecordKey } from '../../contract/record/key.ts';
import type { PaperState, ReplacementSource } from '../../contract/record/paper.ts';
import { fc } from '../../test/support/random.ts';
import { outgoingLine, refusalOf } from '../../test/support/registers.ts';
import { allowed } from '../custody/machine.ts';
import { paperMachine } from '../custody/paper.ts';
import { replacements } from '../custody/replacement.ts';
import { type LatestNote, latestNote, latestNoteIn, PaperCourses } from './paper-course.ts';
import { applyChange, copiesIn, type RecordChange, type RecordCustody } from './record-custody.ts';

const key: RecordKey = { issuer: outgoingLine.issuer, code: outgoingLine.code };
const envelope = '00000000-0000-4000-8000-000000000001';
const instant = (seq: number) => new Date(Date.UTC(2026, 4, 5, 1, 0, seq)).toISOString();
const put = (organisation: string, state: PaperState, seq: number): RecordChange => ({
  ...{ change: 'put-paper', key, organisation, state, at: instant(seq) },
  reasons: state === 'refused' ? ['R01'] : [],
});
const addRecipient = (organisation: string, seq: number): RecordChange => ({
  ...{ change: 'add-recipient', key, organisation, envelope, at: instant(seq) },
});
const refuse = (organisation: string, reasons: string[], seq: number): RecordChange => ({
  ...{ change: 'set-recipient', key, organisation, envelope, status: '02', reasons, at: instant(seq) },
});
const settleCopies = (holder: string, state: 'sent' | 'received' | 'refused' | 'lost'): RecordChange => ({
  ...{ change: 'settle-copies', key, holder, state },
});

/**
 * A record with one copy at G01, which gets the paper, one at H37, which has refused the envelope, and one that is kept:
 * its custody and courses, in step, after three entries.
 */
function begun() {
  const custody: RecordCustody = {
    ...{ record: outgoingLine, state: 'issued', recipients: new Map(), paper: new Map(), settled: false },
    custody: new Map(),
    copies: new Map([
      [1, { holder: 'G01', state: 'sent' }],
      [2, { holder: 'H37', state: 'sent' }],
      [3, { holder: key.issuer, state: 'held' }],
    ]),
  };
  const courses = new PaperCourses({ get: () => custody });
  const ledger = { seq: 0 };
  const write = (...changes: ((seq: number) => RecordChange)[]) => {
    ledger.seq += 1;
    for (const change of changes) {
      courses.apply(ledger.seq, change(ledger.seq));
      applyChange(custody, change(ledger.seq));
    }
  };
  const settled = { returned: 'received', refused: 'refused' } as const;
  const note = (to: string, state: PaperState) =>
    write(
      (seq) => put(to, state, seq),
      ...(state === 'returned' || state === 'refused' ? [() => settleCopies(to, settled[state])] : []),
    );
  const resend = (to: string, from?: ReplacementSource) => {
    const copies = (from && replacements(copiesIn(custody), to)[from]) ?? [];
    const back = custody.paper.get(to) !== 'lost';
    write(
      (seq) => put(to, 'waiting', seq),
      ...(back ? [() => settleCopies(to, 'sent')] : []),
      ...(copies.length > 0 ? [() => settleCopies(to, 'lost')] : []),
      ...copies.map((copy) => (): RecordChange => ({ change: 'send-copy', key, copy, holder: to })),
    );
  };
  const latest = (to: string) => latestNote(courses.of(key, to));
  const undoing = (to: string, { back }: LatestNote): RecordChange =>
    'issuedAt' in back
      ? { change: 'unsend-paper', key, organisation: to, back }
      : { change: 'restore-paper', key, organisation: to, ...back };
  const takeBack = (to: string) => {
    const change = undoing(to, latest(to));
    write(() => change);
  };
  write(
    (seq) => addRecipient('H37', seq),
    (seq) => put('G01', 'waiting', seq),
  );
  write(
    (seq) => refuse('H37', ['R02', 'R01'], seq),
    () => settleCopies('H37', 'refused'),
  );
  const course = (to: string) => courses.of(key, to);
  return { custody, courses, course, note, resend, write, latest, undoing, takeBack };
}

test('the latest note is named with how the paper stood before, since when', () => {
  const { note, latest } = begun();
  note('G01', 'handed');
  expect(latest('G01')).toEqual({ entry: 3, back: { state: 'waiting', at: instant(1) } });
  note('G01', 'lost');
  note('G01', 'returned');
  expect(latest('G01')).toEqual({ entry: 5, back: { state: 'lost', at: instant(4) } });
});

test('a resend on paper is named with all that was before: the refusal, or the copies that went for others', () => {
  const { note, resend, latest, takeBack } = begun();
  resend('H37');
  const refusal = { at: instant(2), reasons: ['R01', 'R02'], issuedAt: instant(1) };
  expect(latest('H37')).toEqual({ entry: 3, back: { state: '02', envelope, ...refusal } });
  note('G01', 'handed');
  note('G01', 'lost');
  resend('G01', 'kept');
  const back = { state: 'lost', at: instant(5), issuedAt: instant(3) };
  expect(latest('G01')).toEqual({
    entry: 6,
    back: { ...back, replaced: { lost: [1], by: [3], from: 'kept' } },
  });
  takeBack('G01');
  resend('G01', 'further');
  expect(latest('G01')).toEqual({
    entry: 8,
    back: { ...back, replaced: { lost: [1], by: [4], from: 'further' } },
  });
  note('G01', 'handed');
  note('G01', 'refused');
  resend('G01');
  expect(latest('G01')).toEqual({
    ...{ entry: 11, back: { state: 'refused', at: instant(10), reasons: ['R01'], issuedAt: instant(8) } },
  });
});

test('of a loss before copies were named the resend is taken back without any', () => {
  const { note, resend, latest } = begun();
  note('G01', 'handed');
  note('G01', 'lost');
  resend('G01');
  expect(latest('G01').back).toEqual({ state: 'lost', at: instant(4), issuedAt: instant(1) });
});

test('the day of the last issue is that of what still stands', () => {
  const { note, resend, latest, takeBack } = begun();
  note('G01', 'handed');
  note('G01', 'refused');
  resend('G01');
  resend('H37');
  expect(latest('G01').back).toMatchObject({ issuedAt: instant(6) });
  takeBack('G01');
  expect(latest('H37').back).toMatchObject({ issuedAt: instant(1) });
});

test('nothing is there to take back before a hand-over, after an envelope went again, or of another recipient', () => {
  const { note, course, latest, write } = begun();
  expect(() => latest('G01')).toThrow('RECORD_WRONG_STATE');
  expect(() => latest('H37')).toThrow('RECORD_WRONG_STATE');
  expect(() => latest('G02')).toThrow('RECORD_WRONG_STATE');
  expect(latestNoteIn(course('G01'))).toBeNull();
  expect(latestNoteIn(course('H37'))).toBeNull();
  note('G01', 'handed');
  note('G01', 'refused');
  for (const to of ['G01', 'H37']) {
    write((seq) => addRecipient(to, seq));
    expect(() => latest(to)).toThrow('PAPER_SENT_AGAIN');
    expect(latestNoteIn(course(to))).toBeNull();
  }
});

test('what was before an envelope went again is not taken back, also where paper goes after it', () => {
  const { note, resend, takeBack, latest, write } = begun();
  note('G01', 'handed');
  note('G01', 'refused');
  write((seq) => addRecipient('G01', seq));
  write((seq) => refuse('G01', ['R03'], seq));
  resend('G01');
  expect(latest('G01').back).toMatchObject({ state: '02', reasons: ['R03'] });
  takeBack('G01');
  expect(() => latest('G01')).toThrow('PAPER_SENT_AGAIN');
});

test('the first hand-over counts though it was taken back, and that of before comes back with what was sent again', () => {
  const { note, resend, takeBack, course } = begun();
  note('G01', 'handed');
  takeBack('G01');
  note('G01', 'handed');
  expect(course('G01')?.handedAt).toBe(instant(3));
  note('G01', 'refused');
  resend('G01');
  expect(course('G01')?.handedAt).toBeUndefined();
  note('G01', 'handed');
  expect(course('G01')?.handedAt).toBe(instant(8));
  takeBack('G01');
  takeBack('G01');
  expect(course('G01')?.handedAt).toBe(instant(3));
});

const sources = [undefined, 'kept', 'further'] as const;
const wishes = fc.array(
  fc.record({
    to: fc.constantFrom('G01', 'H37'),
    next: fc.constantFrom<PaperState>('handed', 'returned', 'refused', 'lost', 'waiting'),
    from: fc.constantFrom(...sources),
  }),
  { maxLength: 24 },
);

/** Does what is wished for where it is possible, and tells `before` each time. */
function fulfil(
  { custody, note, resend }: ReturnType<typeof begun>,
  wished: readonly { to: string; next: PaperState; from: ReplacementSource | undefined }[],
  before: (to: string) => void,
): void {
  for (const { to, next, from } of wished) {
    const leg = custody.paper.get(to);
    if (leg === undefined ? next !== 'waiting' : !allowed(paperMachine, leg, next)) continue;
    before(to);
    if (next === 'waiting') resend(to, leg === 'lost' ? from : undefined);
    else note(to, next);
  }
}

test('in any course, taking back what was noted last gives what was there before, and so on to the start', () => {
  fc.assert(
    fc.property(wishes, (wished) => {
      const world = begun();
      const { custody, course, latest, undoing, takeBack } = world;
      const before: { to: string; custody: RecordCustody; handedAt: string | undefined }[] = [];
      fulfil(world, wished, (to) =>
        before.push({ to, custody: structuredClone(custody), handedAt: course(to)?.handedAt }),
      );
      for (const { to, ...expected } of before.toReversed()) {
        const change = undoing(to, latest(to));
        expect(refusalOf(() => applyChange({ ...custody, settled: true }, change))).toEqual({
          code: 'RECORD_SETTLED',
        });
        takeBack(to);
        expect(custody).toEqual(expected.custody);
        if (custody.paper.get(to) !== 'waiting') expect(course(to)?.handedAt).toBe(expected.handedAt);
      }
      expect(latestNoteIn(course('G01'))).toBeNull();
      expect(latestNoteIn(course('H37'))).toBeNull();
    }),
  );
});

test('taken back of one recipient after the other, the start is there again', () => {
  fc.assert(
    fc.property(wishes, fc.constantFrom(['G01', 'H37'], ['H37', 'G01']), (wished, order) => {
      const world = begun();
      const start = structuredClone(world.custody);
      fulfil(world, wished, () => undefined);
      for (const to of order) while (latestNoteIn(world.course(to)) !== null) world.takeBack(to);
      expect(world.custody).toEqual(start);
    }),
  );
});
