import { expect, test } from 'vitest';
import type { RecordKey } from '../../contract/record/key.ts';
import type { PaperState } from '../../contract/record/paper.ts';
import { fc } from '../../test/support/random.ts';
import { outgoingLine, refusalOf } from '../../test/support/registers.ts';
import { allowed } from '../custody/machine.ts';
import { paperMachine } from '../custody/paper.ts';
import { latestNote, latestNoteIn, PaperCourses } from './paper-course.ts';
import { applyChange, type RecordChange, type RecordCustody } from './record-custody.ts';

const key: RecordKey = { issuer: outgoingLine.issuer, code: outgoingLine.code };
const organisation = 'G01';
const instant = (seq: number) => new Date(Date.UTC(2026, 4, 5, 1, 0, seq)).toISOString();
const put = (state: PaperState, seq: number): RecordChange => ({
  ...{ change: 'put-paper', key, organisation, state, at: instant(seq) },
  reasons: state === 'refused' ? ['R01'] : [],
});
const coursesAfter = (...states: PaperState[]) => {
  const courses = new PaperCourses();
  for (const [index, state] of states.entries()) courses.apply(index + 1, put(state, index + 1));
  return courses;
};
const latest = (...states: PaperState[]) => latestNote(coursesAfter(...states).of(key, organisation));

test('the latest note is named with how the paper stood before, since when', () => {
  expect(latest('waiting', 'handed')).toEqual({ entry: 2, back: { state: 'waiting', at: instant(1) } });
  expect(latest('waiting', 'handed', 'lost', 'returned')).toEqual({
    ...{ entry: 4, back: { state: 'lost', at: instant(3) } },
  });
});

test('nothing is there to take back before a hand-over, after sending again, or of another recipient', () => {
  expect(() => latest('waiting')).toThrow('RECORD_WRONG_STATE');
  expect(() => latest('waiting', 'handed', 'lost', 'waiting')).toThrow('PAPER_SENT_AGAIN');
  expect(() => latestNote(coursesAfter('waiting', 'handed').of(key, 'G02'))).toThrow('RECORD_WRONG_STATE');
  expect(latestNoteIn(coursesAfter('waiting').of(key, organisation))).toBeNull();
  const courses = coursesAfter('waiting', 'handed', 'refused');
  const envelope = '00000000-0000-4000-8000-000000000001';
  courses.apply(4, { change: 'add-recipient', key, organisation, envelope, at: instant(4) });
  expect(() => latestNote(courses.of(key, organisation))).toThrow('PAPER_SENT_AGAIN');
});

test('the first hand-over counts though it was taken back, and not that of before it was sent again', () => {
  const courses = coursesAfter('waiting', 'handed');
  courses.apply(3, { change: 'restore-paper', key, organisation, state: 'waiting', at: instant(1) });
  courses.apply(4, put('handed', 4));
  expect(courses.of(key, organisation)?.handedAt).toBe(instant(2));
  courses.apply(5, put('refused', 5));
  courses.apply(6, put('waiting', 6));
  courses.apply(7, put('handed', 7));
  expect(courses.of(key, organisation)?.handedAt).toBe(instant(7));
});

test('in any course, taking back what was noted last gives what was there before, and so on to the start', () => {
  const begun = (): RecordCustody => ({
    ...{ record: outgoingLine, state: 'issued', recipients: new Map(), settled: false },
    copies: new Map([
      [1, { holder: organisation, state: 'sent' }],
      [2, { holder: 'H37', state: 'sent' }],
      [3, { holder: organisation, state: 'lost' }],
    ]),
    paper: new Map([[organisation, 'waiting']]),
  });
  const settled = { returned: 'received', refused: 'refused' } as const;
  const step = (custody: RecordCustody, state: PaperState, seq: number) => {
    applyChange(custody, put(state, seq));
    if (state === 'returned' || state === 'refused')
      applyChange(custody, { change: 'settle-copies', key, holder: organisation, state: settled[state] });
  };
  const wish = fc.constantFrom<PaperState>('handed', 'returned', 'refused', 'lost');
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 12 }), (wishes) => {
      const courses = coursesAfter('waiting');
      const custody = begun();
      const before: RecordCustody[] = [];
      let seq = 1;
      for (const state of wishes) {
        if (!allowed(paperMachine, custody.paper.get(organisation) ?? null, state)) continue;
        before.push(structuredClone(custody));
        step(custody, state, ++seq);
        courses.apply(seq, put(state, seq));
      }
      for (const expected of before.toReversed()) {
        const { back } = latestNote(courses.of(key, organisation));
        const restore: RecordChange = { change: 'restore-paper', key, organisation, ...back };
        expect(refusalOf(() => applyChange({ ...custody, settled: true }, restore))).toEqual({
          code: 'RECORD_SETTLED',
        });
        applyChange(custody, restore);
        courses.apply(++seq, restore);
        expect(custody).toEqual(expected);
      }
      expect(latestNoteIn(courses.of(key, organisation))).toBeNull();
    }),
  );
});
