import { z } from 'zod';

/** A limit (docs/performance.md, Budgets), on the figure itself or on its ratio to the reference. */
export const Budget = z.strictObject({
  on: z.enum(['value', 'ratio']),
  is: z.enum(['at most', 'at least']),
  limit: z.number(),
});
export type Budget = z.infer<typeof Budget>;

/** One line of the table. `value` is null when it could not be measured; `note` then says why. */
export const Figure = z.strictObject({
  name: z.string(),
  unit: z.enum(['ms', 'µs', '/s', 'MB', 'records']),
  value: z.number().nullable(),
  /** The same on the other side of an interleaved pair, and which side that is. */
  reference: z.strictObject({ is: z.string(), value: z.number() }).nullable(),
  ratio: z.number().nullable(),
  budget: Budget.nullable(),
  /** Null without a budget or without a value. */
  met: z.boolean().nullable(),
  note: z.string().nullable(),
});
export type Figure = z.infer<typeof Figure>;

export const Section = z.strictObject({
  title: z.string(),
  seconds: z.number(),
  figures: z.array(Figure),
});
export type Section = z.infer<typeof Section>;

/** `out/bench.json`. */
export const BenchReport = z.strictObject({
  at: z.iso.datetime(),
  commit: z.string(),
  machine: z.strictObject({
    processor: z.string(),
    processors: z.int(),
    memory: z.number(),
    system: z.string(),
    node: z.string(),
    /** Mean number of busy processors in the minute before the run: what else ran. */
    loadBefore: z.number(),
  }),
  /** Decides the records and bytes that were measured (harness/random.ts). */
  seed: z.int(),
  seconds: z.number(),
  sections: z.array(Section),
});
export type BenchReport = z.infer<typeof BenchReport>;

interface Measured {
  value: number;
  reference?: { is: string; value: number };
  budget?: Budget;
  note?: string;
}

/** A figure that was measured; ratio and verdict follow from the numbers. */
export function figure(
  name: string,
  unit: Figure['unit'],
  { value, reference, budget, note }: Measured,
): Figure {
  const ratio = reference === undefined ? null : value / reference.value;
  const measured = budget?.on === 'ratio' ? ratio : value;
  const met =
    budget === undefined || measured === null
      ? null
      : budget.is === 'at most'
        ? measured <= budget.limit
        : measured >= budget.limit;
  return {
    name,
    unit,
    value,
    reference: reference ?? null,
    ratio,
    budget: budget ?? null,
    met,
    note: note ?? null,
  };
}

/** A figure that could not be measured, and why. */
export const missing = (name: string, unit: Figure['unit'], note: string): Figure => ({
  name,
  unit,
  value: null,
  reference: null,
  ratio: null,
  budget: null,
  met: null,
  note,
});

export const atMost = (limit: number, on: Budget['on'] = 'value'): Budget => ({ on, is: 'at most', limit });
export const atLeast = (limit: number, on: Budget['on'] = 'value'): Budget => ({ on, is: 'at least', limit });
