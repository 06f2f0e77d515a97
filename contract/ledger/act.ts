import { z } from 'zod';
import { AppError } from '../errors/index.ts';
import { Digest, Instant, PersonCode, Sequence } from '../scalar.ts';
import { actForms } from './acts/index.ts';
import { actReader, type Newest, type Recorded } from './generations.ts';

/** An act as a terminal writes it. */
export type Act = Newest<typeof actForms>;
export type ActName = keyof typeof actForms;
export type ActOf<Name extends ActName> = Extract<Act, { act: Name }>;

export const ActName = z.enum(Object.keys(actForms) as [ActName, ...ActName[]]);

/** The frame around an act; `hash` is SHA-256 over the RFC 8785 form of frame and act without `hash`. */
export const EntryFrame = z.strictObject({
  seq: Sequence,
  at: Instant,
  actor: PersonCode,
  prev: Digest,
  hash: Digest,
});
export type EntryFrame = z.infer<typeof EntryFrame>;

/** An act as ledgers hold it, in any of its generations. */
export type RecordedAct = Recorded<typeof actForms>;
export type LedgerEntry = EntryFrame & RecordedAct;
export type EntryOf<Name extends ActName> = EntryFrame & Extract<RecordedAct, { act: Name }>;

const reader = actReader(actForms);
const Members = z.record(z.string(), z.unknown());

/**
 * Parses one line strictly: the frame and the act are both closed. LEDGER_ENTRY_INVALID; ACT_UNKNOWN for what
 * a newer version may have written.
 */
export function parseLedgerEntry(line: unknown): LedgerEntry {
  const whole = Members.safeParse(line);
  if (!whole.success) throw new AppError('LEDGER_ENTRY_INVALID', { cause: whole.error });
  const { seq, at, actor, prev, hash, ...act } = whole.data;
  const frame = EntryFrame.safeParse({ seq, at, actor, prev, hash });
  if (!frame.success) throw new AppError('LEDGER_ENTRY_INVALID', { cause: frame.error });
  return { ...frame.data, ...reader.read(act) };
}

/** An act in the generation that is written today. LEDGER_ENTRY_INVALID if it breaks its closed schema. */
export const numberAct = (act: Act): RecordedAct => reader.number(act);
