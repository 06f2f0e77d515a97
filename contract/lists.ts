import { z } from 'zod';

/**
 * Lists have one order, strictly ascending, from the second generation of records, statements and acts on: an order
 * that is free can carry a message of log2 n! bits (docs/threat-model.md).
 */

type Member = z.ZodType<string> | z.ZodType<number>;

/** Numbers by size, texts by code unit; no member twice. */
export function isAscending<Value extends string | number>(list: readonly Value[]): boolean {
  return list.every((member, index) => {
    const before = list[index - 1];
    return before === undefined || before < member;
  });
}

/** Marks a list whose order carries no message; a test looks for the mark (test/hostile/free-order.test.ts). */
export const oneOrder = { order: 'ascending' } as const;

/** A list of `member` with at least `min` and at most `max` members, in its one order. */
export const ascending = <Of extends Member>(member: Of, { min = 0, max }: { min?: number; max: number }) =>
  z.array(member).min(min).max(max).refine(isAscending, { error: 'order' }).meta(oneOrder);

/** The same of objects, by the key that names each. */
export const ascendingBy = <Of extends z.ZodType>(
  member: Of,
  keyOf: (value: z.infer<Of>) => string | number,
  { max }: { max: number },
) =>
  z
    .array(member)
    .max(max)
    .refine((list) => isAscending(list.map(keyOf)), { error: 'order' })
    .meta(oneOrder);

/** The members of a list in the order in which they are written, each once. */
export const inOrder = <Value extends string | number>(list: readonly Value[]): Value[] =>
  [...new Set(list)].sort((one, other) => (one < other ? -1 : 1));
