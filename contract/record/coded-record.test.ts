import { describe, expect, test } from 'vitest';
import { fc } from '../../test/support/random.ts';
import { sampleInput } from '../../test/support/sample-input.ts';
import {
  CodedRecord,
  codedRecordFormat,
  documentPart,
  EarlierRecord,
  IssuedRecord,
  issuedPart,
  RecordInput,
} from './coded-record.ts';
import { controlCodeFrom } from './control-code.ts';

const code = controlCodeFrom(new Uint8Array(12).fill(5));
const own = { ...sampleInput, generation: 4, code, year: 2026, ordinal: 7 };
const came = {
  ...own,
  ...{ book: 'incoming', arrivedOn: '2026-11-21', arrivalNumber: 3, recipients: ['H37.01'], envelopes: 2 },
};
const { copyAllowed: _later, ...stated } = own;
const third = { ...stated, generation: 3 };
const takes = (line: object): boolean => CodedRecord.safeParse(line).success;
const without = (line: Record<string, unknown>, ...fields: string[]) =>
  Object.fromEntries(Object.entries(line).filter(([field]) => !fields.includes(field)));

describe('a line of the fourth generation', () => {
  test('says of what leaves whether it may be copied; a paper that came may leave it open', () => {
    expect([takes(own), takes(without(own, 'copyAllowed'))]).toEqual([true, false]);
    expect([takes(came), takes(without(came, 'copyAllowed'))]).toEqual([true, true]);
  });

  test('counts a document by pages, a thing by pieces, and nothing by both', () => {
    const thing = { ...without(own, 'pages'), thing: 'V01', pieces: 2 };
    expect(takes(thing)).toBe(true);
    expect(takes({ ...thing, pages: 3 })).toBe(false);
    expect(takes(without(thing, 'pieces'))).toBe(false);
    expect(takes({ ...own, pieces: 2 })).toBe(false);
    const unopened = { ...without(came, 'pages'), namedOpenerOnly: true, thing: 'V06' };
    expect([takes(unopened), takes({ ...unopened, pages: 1 })]).toEqual([true, false]);
  });

  test('may be protected without end, beside a day for all else', () => {
    expect(takes({ ...own, protectUntil: 'endless' })).toBe(true);
    expect(takes({ ...own, protectUntil: 'mãi mãi' })).toBe(false);
    expect(takes({ ...own, dueOn: 'endless' })).toBe(false);
    expect(RecordInput.safeParse({ ...sampleInput, protectUntil: 'endless' }).success).toBe(true);
  });

  test('has no urgency but those of the law, which a line of before may have', () => {
    expect(takes({ ...own, urgency: 'flash' })).toBe(true);
    expect(takes({ ...own, urgency: 'flash-timed' })).toBe(false);
    expect(takes({ ...third, urgency: 'flash-timed' })).toBe(true);
  });

  test('has the unit of the file copy where it leaves, and the envelopes where it came', () => {
    expect([takes({ ...own, fileUnit: 'U01' }), takes({ ...own, envelopes: 1 })]).toEqual([true, false]);
    expect([takes({ ...came, fileUnit: 'U01' }), takes({ ...came, envelopes: 100 })]).toEqual([false, false]);
    expect(takes({ ...own, fileUnit: 'Văn phòng' })).toBe(false);
    expect(documentPart(CodedRecord.parse(came))).not.toHaveProperty('envelopes');
    expect(documentPart(CodedRecord.parse({ ...own, fileUnit: 'U01' }))).not.toHaveProperty('fileUnit');
  });
});

test.each([
  ['copyAllowed', false],
  ['thing', 'V01'],
  ['pieces', 1],
  ['protectUntil', 'endless'],
  ['fileUnit', 'U01'],
  ['envelopes', 1],
])('no earlier generation has %s', (field, value) => {
  const { generation: _, ...first } = third;
  for (const line of [first, { ...third, generation: 2 }, third]) {
    expect(takes(line)).toBe(true);
    expect(takes({ ...line, [field]: value })).toBe(false);
  }
});

test('acts of before warnings hold lines of before them', () => {
  const { generation: _, ...first } = third;
  for (const line of [first, { ...third, generation: 2 }, third])
    expect(EarlierRecord.safeParse(line).success).toBe(true);
  expect(EarlierRecord.safeParse(own).success).toBe(false);
});

test('what is signed and sent of a line has nothing of the register, and makes the same line again', () => {
  const thing = fc.constantFrom({ pages: 4 }, { thing: 'V02', pieces: 3 });
  const issued = fc.record({
    copyAllowed: fc.boolean(),
    urgency: fc.constantFrom('normal', 'urgent', 'very-urgent', 'flash'),
    protectUntil: fc.constantFrom('endless', '2030-01-01'),
    counted: thing,
  });
  const kept = fc.record({
    fileUnit: fc.constantFrom(undefined, 'U01', 'U999'),
    storeAt: fc.constantFrom(undefined, 'K1-T1-N1'),
    dossier: fc.constantFrom(undefined, 'HS-2026-1'),
  });
  const generation = fc.constantFrom(0, 1, 2, 3);
  fc.assert(
    fc.property(issued, kept, generation, ({ counted, ...more }, { fileUnit, ...register }, index) => {
      const { generation: _, ...first } = third;
      const numbered = index === 0 ? {} : { generation: index + 1 };
      const signed =
        index < 3
          ? { ...first, ...numbered, urgency: more.urgency }
          : { ...without(own, 'pages'), ...more, ...counted };
      const part = index < 3 || fileUnit === undefined ? register : { ...register, fileUnit };
      const present = Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined));
      const line = codedRecordFormat.any.parse({ ...signed, ...present });
      const sent = issuedPart(line);
      expect(IssuedRecord.parse(JSON.parse(JSON.stringify(sent)))).toEqual(sent);
      const { book, year, ordinal, noteCodes } = line;
      expect(CodedRecord.parse({ ...sent, ...present, book, year, ordinal, noteCodes })).toEqual(line);
    }),
  );
});
