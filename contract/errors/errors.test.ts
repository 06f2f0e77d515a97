import { describe, expect, expectTypeOf, test } from 'vitest';
import { z } from 'zod';
import { oneOrder } from '../lists.ts';
import { none } from './define.ts';
import { AppError, type DetailOf, errorOf, errorTable, Failure, failureOf, failureSchema } from './index.ts';

/** Why a detail is refused: anything in it but a number, a name from a list, or a code with a closed character set. */
function looseParts(schema: z.core.$ZodType, path: string): string[] {
  const def = (schema as z.core.$ZodTypes)._zod.def;
  switch (def.type) {
    case 'object': {
      const open = def.catchall?._zod.def.type === 'never' ? [] : [`${path}: open`];
      return [
        ...open,
        ...Object.entries(def.shape).flatMap(([key, part]) => looseParts(part, `${path}.${key}`)),
      ];
    }
    case 'number': {
      const { minimum, maximum } = z.toJSONSchema(schema);
      const bounded = (minimum ?? -Infinity) >= 0 && (maximum ?? Infinity) <= 1_000_000;
      return bounded ? [] : [`${path}: without bounds`];
    }
    case 'enum':
    case 'literal':
    case 'boolean':
      return [];
    case 'string': {
      const { maxLength = Infinity, pattern } = z.toJSONSchema(schema);
      const closed = maxLength <= 35 && pattern !== undefined && !z.safeParse(schema, 'a b').success;
      return closed ? [] : [`${path}: text`];
    }
    case 'union':
      return def.options.flatMap((option) => looseParts(option, path));
    case 'array': {
      const { maxItems = Infinity } = z.toJSONSchema(schema);
      const inOneOrder = z.globalRegistry.get(schema)?.['order'] === oneOrder.order && maxItems <= 20;
      return inOneOrder ? looseParts(def.element, path) : [`${path}: a list`];
    }
    default:
      return [`${path}: ${def.type}`];
  }
}

const detailed = Object.entries(errorTable).flatMap(([code, { detail }]) =>
  detail === none ? [] : [[code, detail] as const],
);

describe('the detail of an error', () => {
  test('is a closed object of bounded numbers, listed names and codes', () => {
    expect(detailed.length).toBeGreaterThan(0);
    expect(detailed.flatMap(([code, detail]) => looseParts(detail, code))).toEqual([]);
  });

  test.each([
    ['free text', z.strictObject({ note: z.string() })],
    ['text with a bound alone', z.strictObject({ note: z.string().max(20) })],
    ['an open object', z.object({ triesLeft: z.int().min(0).max(3) })],
    ['a number without bounds', z.strictObject({ count: z.number() })],
    ['a list', z.strictObject({ codes: z.array(z.int()) })],
  ])('may not be %s', (_, schema) => {
    expect(looseParts(schema, 'detail')).not.toEqual([]);
  });

  test('is typed by the row of its code', () => {
    expectTypeOf<DetailOf<'PIN_WRONG'>>().toEqualTypeOf<{ triesLeft: number }>();
    expect(new AppError('PIN_WRONG', { detail: { triesLeft: 2 } }).detail).toEqual({ triesLeft: 2 });
    // @ts-expect-error: another code's detail
    expect(new AppError('PIN_WRONG', { detail: { organisation: 'H37.01' } }).code).toBe('PIN_WRONG');
    // @ts-expect-error: the row has none
    expect(new AppError('PIN_LOCKED', { detail: { triesLeft: 0 } }).code).toBe('PIN_LOCKED');
  });
});

describe('across a border', () => {
  test('code, field and detail come back as they went', () => {
    const sent = new AppError('ORGANISATION_UNKNOWN', {
      field: 'recipients',
      detail: { organisation: 'H37.09' },
    });
    const failure = Failure.parse(structuredClone(failureOf(sent)));
    expect(failure).toEqual({
      code: 'ORGANISATION_UNKNOWN',
      field: 'recipients',
      detail: { organisation: 'H37.09' },
    });
    const { code, field, detail } = errorOf(failure);
    expect({ code, field, detail }).toEqual(failure);
  });

  test('what does not fit its form is left out, and the code still crosses', () => {
    const wrong = { triesLeft: 'về việc' } as unknown as DetailOf<'PIN_WRONG'>;
    expect(failureOf(new AppError('PIN_WRONG', { detail: wrong }))).toEqual({ code: 'PIN_WRONG' });
    expect(failureOf(new AppError('RECORD_INVALID', { field: 'về việc' }))).toEqual({
      code: 'RECORD_INVALID',
    });
    expect(failureOf(new Error('về việc'))).toEqual({ code: 'UNEXPECTED' });
  });

  test.each([
    ['a detail of another code', { code: 'PIN_WRONG', detail: { organisation: 'H37.01' } }],
    ['a detail where the row has none', { code: 'PIN_LOCKED', detail: { triesLeft: 0 } }],
    ['a key too many in a detail', { code: 'PIN_WRONG', detail: { triesLeft: 1, note: 'x' } }],
    ['a number out of bounds', { code: 'PIN_WRONG', detail: { triesLeft: 1_000 } }],
    ['text in place of a number', { code: 'PIN_WRONG', detail: { triesLeft: '1' } }],
    ['a code that the table does not have', { code: 'NO_SUCH_CODE' }],
    ['a key too many', { code: 'PIN_LOCKED', message: 'x' }],
  ])('%s is refused', (_, hostile) => {
    expect(Failure.safeParse(hostile).success).toBe(false);
  });

  test('a form of some codes takes no others', () => {
    const form = failureSchema(['PIN_WRONG', 'PIN_LOCKED']);
    expect(form.safeParse({ code: 'PIN_WRONG', detail: { triesLeft: 2 } }).success).toBe(true);
    expect(form.safeParse({ code: 'UNEXPECTED' }).success).toBe(false);
  });
});
