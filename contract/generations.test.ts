import { describe, expect, expectTypeOf, test } from 'vitest';
import { z } from 'zod';
import { format, isNewer } from './generations.ts';

const first = z.strictObject({ shelf: z.int() });
const second = z.strictObject({ generation: z.literal(2), shelf: z.int(), room: z.int() });

describe('a format with two generations', () => {
  const shelves = format([first, second]);

  test('reads both, and keeps each as it was written', () => {
    expect(shelves.any.parse({ shelf: 1 })).toStrictEqual({ shelf: 1 });
    const newer = { generation: 2, shelf: 1, room: 4 };
    expect(shelves.any.parse(newer)).toStrictEqual(newer);
  });

  test('tries the second before the first', () => {
    expect(shelves.any.options).toEqual([second, first]);
  });

  test('writes the second', () => {
    expect(shelves.newest).toBe(second);
    expectTypeOf<z.infer<typeof shelves.newest>>().toEqualTypeOf<{
      generation: 2;
      shelf: number;
      room: number;
    }>();
  });

  test.each([
    { generation: 1, shelf: 1 },
    { generation: 2, shelf: 1 },
    { shelf: 1, room: 4 },
    { generation: '2', shelf: 1, room: 4 },
    { generation: 3, shelf: 1, room: 4 },
  ])('refuses members of one under the number of another: %j', (value) => {
    expect(shelves.any.safeParse(value).success).toBe(false);
  });
});

test('a format with one generation is read by that schema itself', () => {
  expect(format([first]).any).toBe(first);
});

test('a number may stand in each member of a union', () => {
  const late = z.discriminatedUnion('kind', [
    z.strictObject({ generation: z.literal(2), kind: z.literal('a') }),
    z.strictObject({ generation: z.literal(2), kind: z.literal('b') }),
  ]);
  const { any } = format([z.strictObject({ kind: z.literal('a') }), late]);
  expect(any.parse({ generation: 2, kind: 'b' })).toStrictEqual({ generation: 2, kind: 'b' });
});

const numbered = (number: number) => z.strictObject({ generation: z.literal(number) });

test.each<[why: string, schemas: readonly [z.ZodType, ...z.ZodType[]]]>([
  ['generation 1 does not carry its number', [numbered(1)]],
  ['generation 2 does not carry its number', [first, first]],
  ['generation 2 does not carry its number', [first, numbered(3)]],
  ['generation 3 does not carry its number', [first, second, second]],
  ['generation 2 does not carry its number', [first, z.strictObject({ generation: z.int() })]],
  ['generation 2 does not carry its number', [first, z.strictObject({ generation: z.literal([2, 3]) })]],
  ['generation 2 does not carry its number', [first, z.strictObject({ generation: z.literal('2') })]],
  ['generation 2 does not carry its number', [first, z.union([numbered(2), first])]],
  ['a format consists of closed objects', [z.string()]],
])('schemas make no format: %s', (why, schemas) => {
  expect(() => format(schemas)).toThrow(new Error(why));
});

test('a value of a later generation is told from one that nobody writes', () => {
  const shelves = format([first, second]);
  expect(isNewer(shelves.any, { generation: 3, anything: true })).toBe(true);
  expect(isNewer(first, { generation: 2 })).toBe(true);
  for (const value of [{ generation: 2 }, { generation: 2.5 }, { generation: '3' }, { shelf: 1 }, null, 3]) {
    expect(isNewer(shelves.any, value)).toBe(false);
  }
});
