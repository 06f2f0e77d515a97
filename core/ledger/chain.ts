import { z } from 'zod';
import { AppError } from '../../contract/errors/index.ts';
import {
  type Act,
  EntryFrame,
  type LedgerEntry,
  numberAct,
  parseLedgerEntry,
} from '../../contract/ledger/act.ts';
import { canonicalBytes, canonicalText, digestOf } from '../encoding/canonical.ts';

/** `prev` of the first entry. */
export const genesis = '0'.repeat(64);

export interface EntryPosition {
  seq: number;
  at: string;
  actor: string;
  prev: string;
}

/** SHA-256 over the RFC 8785 form of an entry without its `hash`. */
export function entryHash(entry: Omit<EntryFrame, 'hash'> & { hash?: string }): string {
  const { hash: _hash, ...rest } = entry;
  return digestOf(canonicalBytes(rest));
}

/** Puts the frame around an act in its newest generation. LEDGER_ENTRY_INVALID if it breaks its closed schema. */
export function frameEntry(act: Act, { seq, at, actor, prev }: EntryPosition): LedgerEntry {
  const entry = { ...numberAct(act), seq, at, actor, prev };
  return { ...entry, hash: entryHash(entry) };
}

/** The text of an entry as the ledger keeps and exports it: its RFC 8785 form, `hash` included. */
export function entryLine(entry: LedgerEntry): string {
  return canonicalText(entry);
}

/** An entry of which only the frame is known. */
const FramedAct = z.looseObject(EntryFrame.shape);

type Head = { seq: number; hash: string } | undefined;

/**
 * Reads one line that claims to follow `head` (undefined at the beginning). LEDGER_ENTRY_INVALID when it is not
 * the canonical form of a valid entry, LEDGER_BROKEN when it does not continue the chain, ACT_UNKNOWN when it
 * continues the chain and holds what only another version may know.
 */
export function checkLine(line: string, head: Head): LedgerEntry {
  const value = parseJson(line);
  let entry: LedgerEntry;
  try {
    entry = parseLedgerEntry(value);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'ACT_UNKNOWN') throw error;
    // Only an intact line may pass for that of another version.
    throw isIntact(value, line, head) ? error : new AppError('LEDGER_ENTRY_INVALID', { cause: error });
  }
  // A second spelling of the same entry (spaces, doubled keys, escapes) is not what was written.
  if (entryLine(entry) !== line) throw new AppError('LEDGER_ENTRY_INVALID');
  if (!follows(entry, head)) throw new AppError('LEDGER_BROKEN');
  return entry;
}

/** Whether an entry continues the chain and carries its own hash. */
const follows = (entry: EntryFrame, head: Head): boolean =>
  entry.seq === (head?.seq ?? 0) + 1 &&
  entry.prev === (head?.hash ?? genesis) &&
  entry.hash === entryHash(entry);

function isIntact(value: unknown, line: string, head: Head): boolean {
  const { data } = FramedAct.safeParse(value);
  return data !== undefined && canonicalText(data) === line && follows(data, head);
}

/** LEDGER_ENTRY_INVALID when it is not JSON. */
export function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new AppError('LEDGER_ENTRY_INVALID', { cause });
  }
}
