import { AppError } from '../../contract/errors/index.ts';
import { Act, type LedgerEntry, parseLedgerEntry } from '../../contract/ledger/act.ts';
import { canonicalBytes, digestOf } from '../encoding/canonical.ts';

/** `prev` of the first entry. */
export const genesis = '0'.repeat(64);

export interface EntryPosition {
  seq: number;
  at: string;
  actor: string;
  prev: string;
}

/** SHA-256 over the RFC 8785 form of an entry without its `hash`. */
export function entryHash(entry: Omit<LedgerEntry, 'hash'> & { hash?: string }): string {
  const { hash: _hash, ...rest } = entry;
  return digestOf(canonicalBytes(rest));
}

/** Puts the frame around an act. LEDGER_ENTRY_INVALID if either breaks its closed schema. */
export function frameEntry(act: Act, position: EntryPosition): LedgerEntry {
  const parsed = Act.safeParse(act);
  if (!parsed.success) throw new AppError('LEDGER_ENTRY_INVALID', { cause: parsed.error });
  const { seq, at, actor, prev } = position;
  const entry = { ...parsed.data, seq, at, actor, prev };
  return { ...entry, hash: entryHash(entry) };
}

/** The text of an entry as the ledger keeps and exports it: its RFC 8785 form, `hash` included. */
export function entryLine(entry: LedgerEntry): string {
  return new TextDecoder().decode(canonicalBytes(entry));
}

/**
 * Reads one line that claims to follow `head` (undefined at the beginning). LEDGER_ENTRY_INVALID when it is
 * not the canonical form of a valid entry, LEDGER_BROKEN when it does not continue the chain.
 */
export function checkLine(line: string, head: { seq: number; hash: string } | undefined): LedgerEntry {
  const entry = readLine(line);
  checkEntry(entry, head);
  return entry;
}

/** LEDGER_BROKEN unless `entry` follows `head` and carries its own hash. */
function checkEntry(entry: LedgerEntry, head: { seq: number; hash: string } | undefined): void {
  const follows = entry.seq === (head?.seq ?? 0) + 1 && entry.prev === (head?.hash ?? genesis);
  if (!follows || entry.hash !== entryHash(entry)) throw new AppError('LEDGER_BROKEN');
}

function readLine(line: string): LedgerEntry {
  let entry: LedgerEntry;
  try {
    entry = parseLedgerEntry(JSON.parse(line));
  } catch (cause) {
    throw new AppError('LEDGER_ENTRY_INVALID', { cause });
  }
  // A second spelling of the same entry (spaces, doubled keys, escapes) is not what was written.
  if (entryLine(entry) !== line) throw new AppError('LEDGER_ENTRY_INVALID');
  return entry;
}
