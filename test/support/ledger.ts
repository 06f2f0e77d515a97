import type { Act, LedgerEntry } from '../../contract/ledger/act.ts';
import { frameEntry, genesis } from '../../core/ledger/chain.ts';

/** When the first entry of a chain was written; each one after it is a second later. */
const beginning = Date.parse('2026-11-23T01:00:00.000Z');

/** Entries that follow one another, one for each act. */
export function chainOf(acts: readonly Act[]): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  for (const [index, act] of acts.entries()) {
    const at = new Date(beginning + index * 1000).toISOString();
    const prev = entries.at(-1)?.hash ?? genesis;
    entries.push(frameEntry(act, { seq: index + 1, at, actor: 'P00000001', prev }));
  }
  return entries;
}

/** A terminal that is unlocked and locked again and again. */
export const locking = (length: number): Act[] =>
  Array.from({ length }, (_, index): Act => {
    const subject = `S${index >> 1}`;
    return index % 2 === 0
      ? { act: 'unlock', subject, data: {} }
      : { act: 'lock', subject, data: { cause: 'idle' } };
  });
