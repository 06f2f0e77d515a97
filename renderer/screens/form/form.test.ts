import { expect, test, vi } from 'vitest';
import { codedRecordFormat, RecordDraft, RecordInput } from '../../../contract/record/coded-record.ts';
import { controlCodeFrom } from '../../../contract/record/control-code.ts';
import { crossedDates, resolver } from './rules.ts';
import {
  draftOf,
  enclosuresOnceClosed,
  freshValues,
  restoredValues,
  type Values,
  valuesLike,
} from './values.ts';

const complete: Values = {
  ...freshValues('outgoing', 'H37'),
  level: 'B',
  number: 7,
  notation: 'BC-UBND',
  typeCode: 'BC',
  issuedOn: '2026-11-20',
  signer: 'P00000000',
  recipients: ['G22'],
  copies: 2,
  pages: 12,
};
const faults = async (values: Values) => {
  const { errors } = await resolver(values, undefined, {
    fields: {},
    shouldUseNativeValidation: false,
  });
  return Object.keys(errors).sort();
};

test('a complete form is what the contract takes', async () => {
  expect(await faults(complete)).toEqual([]);
});

test('a form is parsed once', async () => {
  const parse = vi.spyOn(RecordInput._zod, 'run');
  expect(await faults(complete)).toEqual([]);
  expect(parse).toHaveBeenCalledTimes(1);
  parse.mockRestore();
});

test('all faults are told at once, also those the schema would only find later', async () => {
  expect(await faults(freshValues('outgoing', 'H37'))).toEqual(
    ['copies', 'level', 'notation', 'number', 'pages', 'recipients', 'signer', 'typeCode'].sort(),
  );
});

test('what is behind the envelope is not asked when only the named person may open it', async () => {
  const {
    typeCode: _type,
    issuedOn: _date,
    signer: _signer,
    pages: _pages,
    enclosures: _more,
    ...outside
  } = complete;
  const behind = ['enclosures', 'issuedOn', 'pages', 'signer', 'typeCode'];
  const came = { ...outside, book: 'incoming' as const, arrivedOn: '2026-11-23', namedOpenerOnly: true };
  expect(await faults(came)).not.toEqual(expect.arrayContaining([expect.toBeOneOf(behind)]));
  expect(await faults({ ...outside, namedOpenerOnly: true })).toEqual(behind);
});

test('how many enclosures are in a closed envelope is left open, unless somebody has counted them', () => {
  const incoming = freshValues('incoming', 'H37');
  const once = (values: Values, ...closed: boolean[]) => {
    let { enclosures } = values;
    for (const isClosed of closed)
      enclosures = enclosuresOnceClosed({ book: values.book, enclosures }, isClosed);
    return enclosures;
  };
  expect([once(incoming, true), once(incoming, true, false)]).toEqual([null, 0]);
  expect(once({ ...incoming, enclosures: 2 }, true, false)).toBe(2);
  expect(once(complete, true)).toBe(0);
});

test('a date that names no day, a deadline before the document and the issuer as recipient are refused', async () => {
  expect(await faults({ ...complete, issuedOn: '31/2' })).toEqual(['issuedOn']);
  expect(await faults({ ...complete, dueOn: '2026-11-01' })).toEqual(['dueOn']);
  expect(await faults({ ...complete, recipients: ['H37'] })).toEqual(['recipients']);
});

test('a date that cannot be beside the day of the document is told also while the rest is missing', async () => {
  const begun: Values = { ...freshValues('outgoing', 'H37'), issuedOn: '2026-11-20', dueOn: '2026-11-19' };
  expect(crossedDates(begun)).toEqual(['dueOn']);
  expect(await faults(begun)).toContain('dueOn');
  expect(crossedDates({ ...begun, dueOn: '2026-11-20', returnBy: '2026-11-01' })).toEqual(['returnBy']);
  expect(crossedDates({ ...begun, dueOn: '31/2' })).toEqual([]);
  expect(crossedDates({ ...begun, dueOn: '2026-11-19', issuedOn: '31/2' })).toEqual([]);
  const came: Values = { ...complete, book: 'incoming', issuer: 'G22', recipients: ['H37'] };
  expect(await faults({ ...came, arrivedOn: '2026-11-19' })).toEqual(['arrivedOn']);
});

test('an incoming document needs the day it came', async () => {
  const incoming: Values = { ...complete, book: 'incoming', issuer: 'G22', recipients: ['H37'] };
  expect(await faults(incoming)).toEqual(['arrivedOn']);
  expect(await faults({ ...incoming, arrivedOn: '2026-11-23' })).toEqual([]);
});

test('a draft keeps what is valid and drops the rest, so that no sentence gets into the vault', () => {
  const draft = draftOf({
    ...complete,
    notation: 'V/v kế hoạch di dời kho',
    dueOn: '5/',
    storeAt: 'K1-T03-N2',
  });
  expect(draft).not.toHaveProperty('notation');
  expect(draft).not.toHaveProperty('dueOn');
  expect(draft.storeAt).toBe('K1-T03-N2');
  expect(RecordDraft.parse(draft)).toEqual(draft);
  const restored = restoredValues(draft, freshValues('outgoing', 'H37'));
  expect([restored.number, restored.issuer]).toEqual([7, 'H37']);
});

test('what a draft lacks is empty, also where a form begun now has a value', () => {
  const restored = restoredValues({ book: 'incoming', pages: 3 }, freshValues('incoming', 'H37'));
  expect(restored).toEqual({
    ...{ book: 'incoming', pages: 3, recipients: ['H37'], noteCodes: [] },
    ...{ namedOpenerOnly: false, urgency: 'normal' },
  });
});

const record = codedRecordFormat.newest.parse({
  generation: 4,
  ...complete,
  code: controlCodeFrom(new Uint8Array(12).fill(3)),
  year: 2026,
  ordinal: 7,
  dueOn: '2026-12-01',
});

test('a document like the last one has its own number and dates', () => {
  const like = valuesLike(record);
  expect(like).not.toHaveProperty('number');
  expect(like).not.toHaveProperty('dueOn');
  expect(like.recipients).toEqual(record.recipients);
  expect(like).not.toHaveProperty('code');
});

test('a document like one of the timed urgency has the highest urgency of the law', () => {
  const { copyAllowed: _later, ...line } = record;
  const older = codedRecordFormat.generations[2].parse({ ...line, generation: 3, urgency: 'flash-timed' });
  expect(valuesLike(older).urgency).toBe('flash');
});
