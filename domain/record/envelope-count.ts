import { AppError } from '../../contract/errors/index.ts';
import { countOf, type IssuedRecord } from '../../contract/record/coded-record.ts';
import type { Level } from '../../contract/record/fields.ts';

/** What a clerk counts on and in a paper envelope; a field is undefined until it is counted. */
export interface EnvelopeCount {
  readonly level?: Level | undefined;
  readonly number?: number | undefined;
  readonly copies?: number | undefined;
  readonly pages?: number | undefined;
  readonly pieces?: number | undefined;
  readonly enclosures?: number | undefined;
  readonly sealIntact?: boolean | undefined;
}
export type CountField = keyof EnvelopeCount;

/** Who may open it decides what is counted, and what it is by what. */
type Opening = Pick<IssuedRecord, 'namedOpenerOnly' | 'thing'>;

/** What the envelope should hold: its record, and which copies were sent to this organisation. */
export interface ExpectedEnvelope {
  readonly record: Opening & Pick<IssuedRecord, 'level' | 'number' | 'pages' | 'pieces' | 'enclosures'>;
  readonly copies: readonly number[];
}

const outside = ['level', 'number', 'copies'] as const;
const inside = (record: Opening) => [countOf(record), 'enclosures'] as const;

/** The fields to count. What is inside is not counted when only the named person may open the envelope. */
export const countedFields = (record: Opening): CountField[] => [
  ...outside,
  ...(record.namedOpenerOnly ? [] : inside(record)),
  'sealIntact',
];

/** What the record states of a field: the seal is expected to be intact, copies are those sent here. */
export function expectedCount(expected: ExpectedEnvelope, field: CountField): EnvelopeCount[CountField] {
  if (field === 'sealIntact') return true;
  if (field === 'copies') return expected.copies.length;
  return expected.record[field];
}

export const uncountedFields = ({ record }: { record: Opening }, count: EnvelopeCount): CountField[] =>
  countedFields(record).filter((field) => count[field] === undefined);

/**
 * The fields in which the count differs from the record. A count from inside an envelope that only the named
 * person may open is compared when it was given.
 */
export function differingCounts(expected: ExpectedEnvelope, count: EnvelopeCount): CountField[] {
  const fields = new Set(countedFields(expected.record));
  for (const field of inside(expected.record)) if (count[field] !== undefined) fields.add(field);
  return [...fields].filter((field) => count[field] !== expectedCount(expected, field));
}

/**
 * COUNTS_DIFFER, with the fields that differ and not what they should be, so that the next count is blind too: a document
 * is entered only as its record states.
 */
export function checkCount(expected: ExpectedEnvelope, count: EnvelopeCount): void {
  const differing = differingCounts(expected, count);
  const [field] = differing;
  if (field === undefined) return;
  const differs = (each: CountField) => differing.includes(each);
  throw new AppError('COUNTS_DIFFER', {
    field,
    detail: {
      level: differs('level'),
      number: differs('number'),
      copies: differs('copies'),
      pages: differs('pages'),
      pieces: differs('pieces'),
      enclosures: differs('enclosures'),
      sealIntact: differs('sealIntact'),
    },
  });
}
