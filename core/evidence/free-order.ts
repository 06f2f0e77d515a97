import type { LedgerEntry } from '../../contract/ledger/act.ts';
import { canonicalText } from '../encoding/canonical.ts';

/** The lists of a ledger whose order its generation does not fix. */
export interface FreeOrder {
  /** Lists of at least two members. */
  lists: number;
  /** Of these, those that are not in ascending order. */
  unordered: number;
  /** The first entry with one of the latter. */
  first: number | undefined;
  /** What all these orders could tell at most. */
  bits: number;
}

/**
 * Counts the lists of acts and records of the first generation, which keep whatever order they were written in: an order
 * nobody needs can carry text (n members in any order: log2 n! bits). They are marked and not refused: the ledgers are
 * kept.
 */
export class FreeOrderCount implements FreeOrder {
  lists = 0;
  unordered = 0;
  first: number | undefined;
  bits = 0;

  take({ seq, generation, data }: LedgerEntry): void {
    if (generation === undefined) this.#walk(data, seq);
    else for (const member of Object.values(data)) if (isFirstRecord(member)) this.#walk(member, seq);
  }

  #walk(value: unknown, seq: number): void {
    // A record has a generation of its own, also in an act of the first.
    if (value instanceof Object && 'generation' in value) return;
    if (Array.isArray(value)) this.#count(value, seq);
    if (value instanceof Object) for (const member of Object.values(value)) this.#walk(member, seq);
  }

  #count(list: readonly unknown[], seq: number): void {
    if (list.length < 2) return;
    this.lists += 1;
    for (let count = 2; count <= list.length; count += 1) this.bits += Math.log2(count);
    if (list.every((member, index) => index === 0 || isBefore(list[index - 1], member))) return;
    this.unordered += 1;
    this.first ??= seq;
  }
}

/** Numbers by size, texts by code unit, objects by the body they are about. */
function isBefore(one: unknown, other: unknown): boolean {
  if (typeof one === 'number' && typeof other === 'number') return one < other;
  return keyOf(one) < keyOf(other);
}

function keyOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Object && 'to' in value && typeof value.to === 'string') return value.to;
  return canonicalText(value);
}

/** A line of a register in the first generation. */
const isFirstRecord = (value: unknown): boolean =>
  value instanceof Object && 'recipients' in value && !('generation' in value);
