import { expect, test } from 'vitest';
import { localDate } from '../../domain/calendar/local-date.ts';
import { countOf } from '../support/counted.ts';
import { outgoingInput } from '../support/records.ts';
import { Site } from '../support/site.ts';

const today = localDate(Date.now());

test('a line is written once its warnings are confirmed, which the ledger then states and verification expects', async () => {
  const { a } = await Site.open({ endpoint: false });
  const input = outgoingInput(4);
  const skips = expect.objectContaining({ 'number-skips': true, 'date-before-last': false });
  const refused = { code: 'WARNING_NOT_CONFIRMED', field: 'number', detail: skips };
  await a.handlers['draft.write']({ key: 'outgoing', draft: { pages: 6 } });
  for (const confirmed of [[], ['number-late' as const]])
    expect(() => a.handlers['record.register']({ input, confirmed })).toThrow(
      expect.objectContaining(refused),
    );
  expect(await a.handlers['form.look']({ form: input })).toEqual({
    faults: [],
    remarks: [{ warning: 'number-skips', year: Number(today.slice(0, 4)), first: [1, 2, 3], total: 3 }],
  });
  // Nothing was written, and the draft stands.
  expect(await a.handlers['draft.read']({ key: 'outgoing' })).toEqual({ draft: { pages: 6 } });
  const { record } = await a.handlers['record.register']({
    input,
    // What is no warning of the line is not recorded.
    confirmed: ['another-year', 'number-skips'],
  });
  expect(record).toMatchObject({ ordinal: 1, number: 4, copyAllowed: false });

  const { code } = record;
  const correction = { code, input: { ...input, number: 9 }, reason: 'D01' };
  await expect(a.handlers['record.correct']({ ...correction, confirmed: [] })).rejects.toMatchObject(refused);
  await a.handlers['record.correct']({ ...correction, confirmed: ['number-skips'] });
  const pages = { ...correction.input, pages: 9 };
  await a.handlers['record.correct']({ code, input: pages, reason: 'D01', confirmed: [] });
  const { route } = await a.handlers['record.page']({ code });
  expect(route.map(({ act, warned }) => [act, warned])).toEqual([
    ['register', ['number-skips']],
    ['correct', ['number-skips']],
    ['correct', undefined],
  ]);
  await a.handlers['ledger.checkpoint']({});
  expect(await a.handlers['ledger.verify']({})).toMatchObject({ ok: true, firstFault: null });
  expect(await a.handlers['ledger.rebuild']({})).toEqual({ differed: false });
});

test('a thing that is protected without end is sent, counted blind by piece, and entered as it was signed', async () => {
  const { a, b } = await Site.open();
  const input = outgoingInput(1, {
    ...({ pages: undefined, thing: 'V01', pieces: 3, protectUntil: 'endless', copyAllowed: true } as const),
  });
  const { record } = await a.handlers['record.register']({ input });
  await a.handlers['record.issue']({ code: record.code });
  const waiting = await b.until(async () => (await b.handlers['incoming.waiting']({})).waiting[0]);
  expect(waiting.record).toMatchObject({ thing: 'V01', copyAllowed: true });
  for (const hidden of ['pieces', 'protectUntil', 'level', 'number'])
    expect(waiting.record).not.toHaveProperty(hidden);
  const { envelope } = waiting;
  const { pages: _counted, ...check } = await countOf(b.handlers, envelope);
  expect(check.pieces).toBe(3);
  const few = { envelope, check: { ...check, pieces: 2 }, noteCodes: [] };
  await expect(b.handlers['incoming.enter'](few)).rejects.toMatchObject({
    ...{ code: 'COUNTS_DIFFER', field: 'pieces', detail: { pieces: true, pages: false } },
  });
  const entered = await b.handlers['incoming.enter']({ envelope, check, noteCodes: [] });
  expect(entered.record).toMatchObject({
    ...{ generation: 4, thing: 'V01', pieces: 3, protectUntil: 'endless', copyAllowed: true },
  });
  expect(entered.record).not.toHaveProperty('pages');
  for (const terminal of [a, b]) {
    await terminal.handlers['ledger.checkpoint']({});
    expect(await terminal.handlers['ledger.verify']({})).toMatchObject({ ok: true, firstFault: null });
  }
});

test('what a hostile window writes into the new fields is refused with its box', async () => {
  const { a } = await Site.open({ endpoint: false });
  const register = (change: Parameters<typeof outgoingInput>[1]) => () =>
    a.handlers['record.register']({ input: outgoingInput(1, change) });
  const refusal = (code: string, field: string) => expect.objectContaining({ code, field });
  expect(register({ thing: 'V99', pages: undefined, pieces: 1 })).toThrow(
    refusal('CATALOGUE_CODE_UNKNOWN', 'thing'),
  );
  // No section is in use, so no unit is known.
  expect(register({ fileUnit: 'U01' })).toThrow(refusal('CATALOGUE_CODE_UNKNOWN', 'fileUnit'));
  expect(register({ urgency: 'flash-timed' })).toThrow(refusal('RECORD_INVALID', 'urgency'));
  expect(register({ envelopes: 2 })).toThrow(refusal('RECORD_INVALID', 'envelopes'));
  expect(register({ pieces: 2 })).toThrow(refusal('RECORD_INVALID', 'pieces'));
});
