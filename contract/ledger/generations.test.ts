import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { AppError } from '../errors/index.ts';
import { format } from '../generations.ts';
import { actForm } from './acts/form.ts';
import { actReader } from './generations.ts';

const first = z.strictObject({ shelf: z.int() });
const forms = {
  store: actForm({ subject: 'token', generations: [first] }),
  move: actForm({
    subject: 'token',
    generations: [first, z.strictObject({ shelf: z.int(), why: z.enum(['repair', 'order']) })],
  }),
};
const { read, number } = actReader(forms);

const codeOf = (work: () => unknown): string | undefined => {
  try {
    work();
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
  return undefined;
};

describe('an act with two generations', () => {
  const old = { act: 'move', subject: 'S1', data: { shelf: 1 } };
  const late = { act: 'move', generation: 2, subject: 'S1', data: { shelf: 1, why: 'order' } };

  test('is read in each, byte for byte as it was written', () => {
    expect(read(old)).toStrictEqual(old);
    expect(read(late)).toStrictEqual(late);
  });

  test('is written in the newest, with its number', () => {
    expect(number({ act: 'move', subject: 'S1', data: { shelf: 1, why: 'order' } })).toStrictEqual(late);
    const plain = { act: 'store', subject: 'S1', data: { shelf: 1 } } as const;
    expect(number(plain)).toStrictEqual(plain);
  });

  test('is not written with a member or a value that the newest does not have', () => {
    const data = { shelf: 1, why: 'order', more: 1 } as const;
    expect(codeOf(() => number({ act: 'move', subject: 'S1', data }))).toBe('LEDGER_ENTRY_INVALID');
    const named = JSON.parse('{"act":"lend","subject":"S1","data":{}}');
    expect(codeOf(() => number(named))).toBe('LEDGER_ENTRY_INVALID');
  });

  test('tells the type checker which data belong to which', () => {
    const entry = read(late);
    const why = entry.act === 'move' && entry.generation === 2 ? entry.data.why : undefined;
    expect(why).toBe('order');
  });

  test('has one spelling of its number, and no data of another generation', () => {
    for (const line of [
      { ...old, generation: 1 },
      { ...old, generation: 0 },
      { ...old, generation: '2' },
      { ...old, generation: 1.5 },
      { ...old, generation: undefined },
      { ...old, generation: 2 },
    ]) {
      expect(
        codeOf(() => read(line)),
        JSON.stringify(line),
      ).toBe('LEDGER_ENTRY_INVALID');
    }
  });
});

test('a part with generations of its own is unknown when its number is', () => {
  const plan = format([
    z.strictObject({ rooms: z.int() }),
    z.strictObject({ rooms: z.int(), generation: z.literal(2), floors: z.int() }),
  ]);
  const reader = actReader({
    plan: actForm({ subject: 'token', generations: [z.strictObject({ plan: plan.any })] }),
  });
  const reading = (value: object) =>
    codeOf(() => reader.read({ act: 'plan', subject: 'S1', data: { plan: value } }));
  expect(reading({ rooms: 1 })).toBeUndefined();
  expect(reading({ rooms: 1, generation: 2, floors: 3 })).toBeUndefined();
  expect(reading({ rooms: 1, generation: 3, floors: 3, doors: 2 })).toBe('ACT_UNKNOWN');
  expect(reading({ rooms: '1', generation: 3 })).toBe('LEDGER_ENTRY_INVALID');
  expect(reading({ generation: 2 })).toBe('LEDGER_ENTRY_INVALID');
});

test('what only a newer version may have written is told from what nobody writes', () => {
  const line = { act: 'move', generation: 2, subject: 'S1', data: { shelf: 1, why: 'order' } };
  const unknown = [
    { ...line, act: 'burn' },
    { ...line, act: 'toString' },
    { ...line, generation: 3 },
    { ...line, data: { ...line.data, statement: { content: 'x' } } },
    { ...line, data: { ...line.data, why: 'flood' } },
    { ...line, witness: 'P00000001' },
    { ...line, act: 'store', generation: 2 },
  ];
  for (const value of unknown)
    expect(
      codeOf(() => read(value)),
      JSON.stringify(value),
    ).toBe('ACT_UNKNOWN');
  const invalid = [
    { ...line, act: 7 },
    { ...line, subject: 'không phải số sê-ri' },
    { ...line, data: { why: 'order' } },
    { ...line, data: { shelf: 1 } },
    { ...line, data: { ...line.data, why: 2 } },
    { ...line, data: { shelf: '1', why: 'order', more: 1 } },
    { subject: 'S1', data: {} },
  ];
  for (const value of invalid)
    expect(
      codeOf(() => read(value)),
      JSON.stringify(value),
    ).toBe('LEDGER_ENTRY_INVALID');
});
