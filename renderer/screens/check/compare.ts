import type { z } from 'zod';
import type { EnvelopeCheck, WaitingEnvelope } from '../../../contract/ipc/views.ts';
import type { Level } from '../../../contract/record/fields.ts';

export type Check = z.infer<typeof EnvelopeCheck>;

/** What the clerk has typed so far. */
export interface Count {
  level: Level | undefined;
  number: number | undefined;
  copies: number | undefined;
  pages: number | undefined;
  enclosures: number | undefined;
  sealIntact: boolean | undefined;
}
export type CountField = keyof Count;

export const emptyCount: Count = {
  level: undefined,
  number: undefined,
  copies: undefined,
  pages: undefined,
  enclosures: undefined,
  sealIntact: undefined,
};

/** The fields to count: what is inside stays uncounted when only the named person may open the envelope. */
export const fieldsOf = ({ record }: WaitingEnvelope): CountField[] =>
  record.namedOpenerOnly
    ? ['level', 'number', 'copies', 'sealIntact']
    : ['level', 'number', 'copies', 'pages', 'enclosures', 'sealIntact'];

/** What the record says of a field; the seal is expected whole. Copies are those sent to this organisation. */
export function recorded(waiting: WaitingEnvelope, field: CountField): Count[CountField] {
  if (field === 'sealIntact') return true;
  if (field === 'copies') return waiting.copies.length;
  return waiting.record[field];
}

export const missing = (waiting: WaitingEnvelope, count: Count): CountField[] =>
  fieldsOf(waiting).filter((field) => count[field] === undefined);

export const differing = (waiting: WaitingEnvelope, count: Count): CountField[] =>
  fieldsOf(waiting).filter((field) => count[field] !== recorded(waiting, field));

/** The count as the contract wants it; undefined while something is missing. */
export function asCheck(waiting: WaitingEnvelope, count: Count): Check | undefined {
  const { level, number, copies, sealIntact } = count;
  if (level === undefined || number === undefined || copies === undefined || sealIntact === undefined)
    return undefined;
  if (missing(waiting, count).length > 0) return undefined;
  return {
    level,
    number,
    copies,
    sealIntact,
    ...(count.pages === undefined ? {} : { pages: count.pages }),
    ...(count.enclosures === undefined ? {} : { enclosures: count.enclosures }),
  };
}
