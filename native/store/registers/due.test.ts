import { beforeEach, expect, test } from 'vitest';
import type { Act } from '../../../contract/ledger/act.ts';
import type { Store } from '../../../core/ports/store.ts';
import { addDays } from '../../../domain/calendar/date-arithmetic.ts';
import { acts as paperAct } from '../../../test/support/honest-ledger.ts';
import { acts, append, incoming, outgoing, temporaryStore } from '../../../test/support/store.ts';

let store: Store;
beforeEach(() => {
  const opened = temporaryStore();
  store = opened.store;
  return opened.remove;
});

const days = {
  due: '2026-06-02',
  return: '2026-06-03',
  protectionFrom: '2026-06-02',
  protection: '2026-08-31',
};

test('a document asked for by a day is due until a reply is registered', () => {
  const asked = incoming(1, { dueOn: '2026-06-01', returnBy: '2026-06-03' });
  append(store, acts.enter(asked));
  const reasons = () => store.registers.due(days, 9).map(({ reason, on }) => `${reason} ${on}`);
  expect(reasons()).toEqual(['due 2026-06-01', 'return 2026-06-03']);
  append(store, acts.register(outgoing(1, { replyTo: asked.code, protectUntil: '2026-08-31' })));
  expect(reasons()).toEqual(['return 2026-06-03', 'protection 2026-08-31']);
  append(store, acts.cancel(outgoing(1)));
  expect(reasons()).toEqual(['due 2026-06-01', 'return 2026-06-03']);
});

test('a document that is protected without end is on no list of days, and comes back as it was written', () => {
  const place = outgoing(1, { protectUntil: 'endless', copyAllowed: true, fileUnit: 'U07' });
  const thing = outgoing(2, { pages: undefined, thing: 'V01', pieces: 3, protectUntil: '2026-08-31' });
  const paper = incoming(1, { envelopes: 2, copyAllowed: undefined });
  append(store, acts.register(place));
  append(store, acts.register(thing));
  append(store, acts.enter(paper));
  expect(store.registers.due(days, 9).map(({ reason, row }) => [reason, row.record.number])).toEqual([
    ['protection', 2],
  ]);
  for (const line of [place, thing, paper])
    expect(store.registers.get(line)?.record).toEqual(JSON.parse(JSON.stringify(line)));
});

test('a reply under a shared code settles what is due to those it is sent to', () => {
  const open = () => store.registers.due(days, 9).map(({ row }) => row.record.issuer);
  const asked = incoming(1, { dueOn: '2026-06-01' });
  append(store, acts.enter(asked));
  append(store, acts.enter(incoming(2, { code: asked.code, issuer: 'G02', dueOn: '2026-05-31' })));
  append(store, acts.enter(incoming(3, { replyTo: asked.code })));
  append(store, acts.register(outgoing(1, { replyTo: asked.code, recipients: ['G01.1'] })));
  expect(open()).toEqual(['G02', 'G01']);
  append(store, acts.register(outgoing(2, { replyTo: asked.code, recipients: ['G03', 'G01'] })));
  expect(open()).toEqual(['G02']);
});

test('what comes in is no reply to what came in; one sent elsewhere is, where the code is nobody else’s', () => {
  const asked = incoming(1, { dueOn: '2026-06-01' });
  append(store, acts.enter(asked));
  append(store, acts.enter(incoming(2, { replyTo: asked.code, issuer: 'G02' })));
  expect(store.registers.due(days, 9)).toHaveLength(1);
  append(store, acts.register(outgoing(1, { replyTo: asked.code, recipients: ['G03'] })));
  expect(store.registers.due(days, 9)).toEqual([]);
});

test('of 130 due days every one is reached page by page, the most overdue first, and all are counted', () => {
  const within = { ...days, due: '2026-11-30' };
  const dayOf = (index: number) => addDays('2026-11-30', -((index * 37) % 130));
  for (let index = 1; index <= 130; index++)
    append(store, acts.enter(incoming(index, { dueOn: dayOf(index) })));
  append(store, acts.enter(incoming(131, { dueOn: '2026-12-01' })));
  const total = () => store.registers.workTotals(within, '2026-06-01T00:00:00.000Z').due;
  expect(total()).toBe(130);
  const pages = [0, 50, 100].map((offset) => store.registers.due(within, 50, offset).map(({ on }) => on));
  expect(pages.map(({ length }) => length)).toEqual([50, 50, 30]);
  expect(pages.flat()).toEqual(Array.from({ length: 130 }, (_, index) => addDays('2026-11-30', index - 129)));
  append(store, acts.register(outgoing(1, { replyTo: incoming(7).code, recipients: ['G01'] })));
  expect(total()).toBe(129);
});

test('totals count every line, also after one of them was undone', () => {
  const totals = () => store.registers.workTotals(days, '2026-06-01T00:00:00.000Z');
  for (let index = 1; index <= 60; index++) append(store, acts.register(outgoing(index)));
  expect(totals()).toEqual({ toIssue: 60, toHand: 0, due: 0, silent: 0, refused: 0 });
  expect(() =>
    store.transaction(() => {
      append(store, acts.register(outgoing(61)));
      expect(totals().toIssue).toBe(61);
      throw new Error('undone');
    }),
  ).toThrow('undone');
  expect(totals().toIssue).toBe(60);
});

test('paper that came back, or never arrived, is counted and listed with what was refused on the wire, page by page', () => {
  const all = (...written: Act[]) => written.map((act) => append(store, act));
  const wire = outgoing(1, { recipients: ['G01', 'G02'] });
  all(acts.register(wire), acts.issue(wire, 1), acts.status(wire, 'G01', '02', 1));
  const gone = outgoing(2, { recipients: ['G03', 'G04', 'G05'] });
  const issue = paperAct.issueOnPaper(gone, ['G03', 'G04', 'G05'], 9);
  all(acts.register(gone), issue, paperAct.hand(gone, ['G03', 'G04', 'G05'], 3));
  all(paperAct.decline(gone, 'G03'), paperAct.lose(gone, 'G04'));
  const total = () => store.registers.workTotals(days, '2030-01-01T00:00:00.000Z');
  expect(total()).toMatchObject({ refused: 3, silent: 2 });
  const listed = [0, 1, 2].flatMap((offset) => store.registers.refused(1, offset).map(({ by }) => by));
  expect(listed.toSorted()).toEqual(['G01', 'G03', 'G04']);
  expect(store.registers.silent('2030-01-01T00:00:00.000Z', 9).map(({ silent }) => silent)).toEqual([
    ['G02'],
    ['G05'],
  ]);
  all(paperAct.resend(gone, 'G04', 'lost'));
  expect(total()).toMatchObject({ refused: 2 });
});

test('issued paper is to be handed over until all of it was, and again when it is sent once more', () => {
  const all = (...written: Act[]) => written.map((act) => append(store, act));
  const gone = outgoing(1, { recipients: ['G03', 'G04', 'G05'] });
  const alone = outgoing(2, { recipients: ['G06'] });
  all(acts.register(gone), acts.register(alone), acts.register(outgoing(3)), acts.issue(outgoing(3), 1));
  const listed = () => {
    const { toHand } = store.registers.workTotals(days, '2026-06-01T00:00:00.000Z');
    const lines = [0, 1].flatMap((offset) => store.registers.toHand(1, offset));
    expect(toHand).toBe(lines.length);
    return lines.map(({ row, to }) => `${row.record.ordinal} ${to}`);
  };
  expect(listed()).toEqual([]);
  all(paperAct.issueOnPaper(gone, ['G03', 'G04', 'G05'], 9), paperAct.issueOnPaper(alone, ['G06'], 10));
  expect(listed()).toEqual(['1 G03,G04,G05', '2 G06']);
  all(paperAct.hand(gone, ['G03', 'G05'], 2), paperAct.hand(alone, ['G06'], 1));
  expect(listed()).toEqual(['1 G04']);
  all(paperAct.hand(gone, ['G04'], 1), paperAct.lose(gone, 'G04'));
  expect(listed()).toEqual([]);
  all(paperAct.resend(gone, 'G04', 'lost'));
  expect(listed()).toEqual(['1 G04']);
});

test('a mark as settled takes a record out of what is due, refused or silent, until something new comes', () => {
  const all = (...written: Act[]) => written.map((act) => append(store, act));
  const { decline, hand, issueOnPaper, reopen, settle } = paperAct;
  const asked = incoming(1, { dueOn: '2026-06-01', returnBy: '2026-06-03' });
  const wire = outgoing(1, { recipients: ['G01', 'G02'] });
  const gone = outgoing(2, { recipients: ['G03', 'G04', 'G05'] });
  all(acts.enter(asked), acts.register(wire), acts.issue(wire, 1), acts.status(wire, 'G01', '02', 1));
  all(acts.register(gone), issueOnPaper(gone, ['G03', 'G04', 'G05'], 9), hand(gone, ['G03', 'G04'], 2));
  all(decline(gone, 'G03'));
  const before = '2030-01-01T00:00:00.000Z';
  const open = () => {
    const { due, refused, silent, toHand } = store.registers.workTotals(days, before);
    const listed = {
      due: store.registers.due(days, 9).map(({ reason }) => reason),
      refused: store.registers
        .refused(9)
        .map(({ by }) => by)
        .toSorted(),
      silent: store.registers.silent(before, 9).map(({ row }) => row.record.ordinal),
      toHand: store.registers.toHand(9).map(({ to }) => to.join()),
    };
    expect([due, refused, silent, toHand]).toEqual(Object.values(listed).map(({ length }) => length));
    return listed;
  };
  const everything = {
    due: ['due', 'return'],
    refused: ['G01', 'G03'],
    silent: [1, 2],
    toHand: ['G05'],
  };
  expect(open()).toEqual(everything);
  all(settle(asked), settle(wire), settle(gone));
  expect(open()).toEqual({ due: ['return'], refused: [], silent: [], toHand: ['G05'] });
  const [dump] = [[...store.registers.dump()]];
  expect(dump?.filter((line) => line.startsWith('record ') && line.includes('"settled":1'))).toHaveLength(3);
  all(reopen(asked), reopen(wire), reopen(gone));
  expect(open()).toEqual(everything);
  all(settle(wire), settle(gone), acts.status(wire, 'G02', '02', 1), decline(gone, 'G04'));
  expect(open()).toMatchObject({ refused: ['G01', 'G02', 'G03', 'G04'], silent: [2] });
});
