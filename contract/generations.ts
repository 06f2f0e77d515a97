import { z } from 'zod';

/**
 * The generations of one format, oldest first. What carries no `generation` is of the first; every later schema has a
 * member `generation` with its own number. Readers take all of them, writers make the newest, and a generation that was
 * ever written is never changed or removed (decision 0007). Acts carry their number beside their data instead
 * (contract/ledger/generations.ts).
 */
export interface Format<List extends Schemas> {
  readonly generations: List;
  /** Reads every generation. The newest is tried first: nearly all that is read is of it. */
  readonly any: Any<List>;
  /** What is written. */
  readonly newest: Last<List>;
}

type Schemas = readonly [z.ZodType, ...z.ZodType[]];
type Any<List extends Schemas> = List extends readonly [infer Only extends z.ZodType]
  ? Only
  : z.ZodUnion<readonly List[number][]>;
type Last<List extends Schemas> = List extends readonly [...z.ZodType[], infer Newest extends z.ZodType]
  ? Newest
  : never;

/** A value in the generation that is written. */
export type Written<Of extends { readonly newest: z.ZodType }> = z.infer<Of['newest']>;

/** Throws when the schemas do not carry their numbers, so that a mistake shows wherever the format is imported. */
export function format<const List extends Schemas>(generations: List): Format<List> {
  generations.forEach((schema, index) => {
    if (!membersOf(schema).every((member) => numberOf(member) === (index === 0 ? undefined : index + 1))) {
      throw new Error(`generation ${index + 1} does not carry its number`);
    }
  });
  const [first] = generations;
  // The two conditional types name what these expressions are; TypeScript cannot follow a tuple's length.
  const any = (generations.length === 1 ? first : z.union(generations.toReversed())) as Any<List>;
  return { generations, any, newest: generations.at(-1) as Last<List> };
}

/** The closed objects a schema consists of: itself, or the members of a union. */
function membersOf(schema: z.core.$ZodType): z.ZodObject[] {
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(membersOf);
  if (schema instanceof z.ZodObject) return [schema];
  throw new Error('a format consists of closed objects');
}

/** The number an object carries; undefined where it carries none, NaN where it may carry several. */
function numberOf({ shape }: z.ZodObject): number | undefined {
  const schema: unknown = shape['generation'];
  if (schema === undefined) return undefined;
  if (!(schema instanceof z.ZodLiteral) || schema.values.size !== 1) return Number.NaN;
  const [value] = schema.values;
  return typeof value === 'number' ? value : Number.NaN;
}

/** Whether a value states a generation after those that a schema reads. */
export function isNewer(schema: z.core.$ZodType, value: unknown): boolean {
  const number: unknown = value instanceof Object ? Reflect.get(value, 'generation') : undefined;
  const known = Math.max(...membersOf(schema).map((member) => numberOf(member) ?? 1));
  return typeof number === 'number' && Number.isSafeInteger(number) && number > known;
}
