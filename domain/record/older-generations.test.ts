import { describe, expect, test } from 'vitest';
import {
  codedRecordFormat,
  type IssuedRecord,
  issuedPart,
  issuedRecordFormat,
} from '../../contract/record/coded-record.ts';
import { controlCodeFrom } from '../../contract/record/control-code.ts';
import { fc } from '../../test/support/random.ts';
import { sampleInput } from '../../test/support/sample-input.ts';
import { allocate } from '../custody/allocation.ts';
import { generationOf, inGeneration, newestGeneration } from './older-generations.ts';

const generations = issuedRecordFormat.generations.map((_, index) => index + 1);

const issued = (change: object = {}): IssuedRecord =>
  issuedPart(
    codedRecordFormat.newest.parse({
      ...sampleInput,
      ...{ generation: 4, code: controlCodeFrom(new Uint8Array(12).fill(3)), year: 2026, ordinal: 1 },
      copyAllowed: true,
      ...change,
    }),
  );

describe('a record in an older generation', () => {
  test.each(generations.slice(0, -1))('%s is of that generation and says the same', (generation) => {
    const record = issued();
    const { record: older, lacks } = inGeneration(record, generation);
    const { generation: _, copyAllowed: _allowed, ...same } = record;
    expect(lacks).toEqual([]);
    expect(older).toEqual({ ...same, ...(generation === 1 ? {} : { generation }) });
  });

  test('of its own, or of one that is not known here, is the record as it stands', () => {
    const record = issued();
    for (const generation of [newestGeneration, newestGeneration + 1, 999])
      expect(inGeneration(record, generation)).toEqual({ record, lacks: [] });
    const older = inGeneration(record, 2).record ?? expect.unreachable();
    expect(inGeneration(older, 4)).toEqual({ record: older, lacks: [] });
  });

  test('leaves out bodies outside the directory before the third', () => {
    const record = issued({ recipients: ['G22', 'X0001', 'Y01'], copies: 3 });
    expect(inGeneration(record, 3).record?.recipients).toEqual(['G22', 'X0001', 'Y01']);
    for (const generation of [1, 2])
      expect(inGeneration(record, generation).record?.recipients).toEqual(['G22', 'Y01']);
  });

  test.each<[string, object, string[]]>([
    ['a thing that is no paper', { thing: 'V01', pages: undefined, pieces: 2 }, ['thing', 'pieces']],
    ['a protection without end', { protectUntil: 'endless' }, ['protectUntil']],
    [
      'all of these',
      {
        ...{ copyAllowed: false, thing: 'V01', pages: undefined, pieces: 2 },
        ...{ protectUntil: 'endless', recipients: ['G22', 'X0001'] },
      },
      ['thing', 'pieces', 'protectUntil'],
    ],
  ])('does not exist for %s', (_what, change, lacks) => {
    for (const generation of [1, 2, 3])
      expect(inGeneration(issued(change), generation)).toEqual({ record: undefined, lacks });
    expect(inGeneration(issued(change), 4).lacks).toEqual([]);
  });
});

test('one that goes to bodies outside the directory alone is told to nobody before the third', () => {
  const record = issued({ recipients: ['X0001'] });
  expect(inGeneration(record, 2)).toEqual({ record: undefined, lacks: ['recipients'] });
});

/** Records with every value that a generation brought, in any generation that can hold them. */
const anyRecord = fc
  .record({
    copyAllowed: fc.boolean(),
    thing: fc.constantFrom(undefined, 'V01'),
    protectUntil: fc.constantFrom(undefined, '2030-01-01', 'endless'),
    recipients: fc.subarray(['G01', 'G22', 'H36.02', 'X0001', 'X0002', 'Y01'], { minLength: 1 }),
    namedOpenerOnly: fc.boolean(),
    urgency: fc.constantFrom('normal', 'urgent', 'very-urgent', 'flash'),
  })
  .map(({ thing, ...change }) =>
    issued({
      ...change,
      copies: 9,
      ...(thing === undefined ? {} : { thing, pages: undefined, pieces: 1 }),
    }),
  );

test('what there is of a record in an older generation is valid, one and the same, and drops nothing else', () => {
  fc.assert(
    fc.property(anyRecord, fc.constantFrom(...generations), (record, generation) => {
      const { record: older, lacks } = inGeneration(record, generation);
      expect(older === undefined).toBe(lacks.length > 0);
      if (older === undefined) return;
      expect(generationOf(older)).toBe(Math.min(generation, generationOf(record)));
      const schema = issuedRecordFormat.generations[generationOf(older) - 1];
      expect(schema?.parse(older)).toEqual(older);
      // By way of one in between it is the same.
      for (const between of generations.filter((each) => each > generation))
        expect(inGeneration(inGeneration(record, between).record ?? record, generation)).toEqual({
          record: older,
          lacks: [],
        });
      const stated = Object.entries(record).filter(([, value]) => value !== undefined);
      const dropped = stated.map(([field]) => field).filter((field) => !(field in older));
      expect(['copyAllowed', 'generation']).toEqual(expect.arrayContaining(dropped));
      // Who stays gets the copies that the whole gives.
      const whole = new Map(allocate(record).map(({ to, copies }) => [to, copies]));
      expect(older.recipients.every((to) => whole.has(to))).toBe(true);
    }),
  );
});
