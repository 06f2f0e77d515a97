import { AppError } from '../../../contract/errors/index.ts';
import type { IssuedRecord } from '../../../contract/record/coded-record.ts';
import type { LaterField, RecordGeneration } from '../../../contract/record/generation.ts';
import type { OrganisationCode } from '../../../contract/scalar.ts';
import { generationOf, inGeneration } from '../../../domain/record/older-generations.ts';
import { isOutside } from '../../../domain/record/outside.ts';
import type { DirectoryIndex } from '../../directory/directory.ts';
import type { CheckSignature } from '../../encoding/statement.ts';

/** The way a record takes to one recipient: sealed to its mailbox, in a generation that it reads, or on paper alone. */
export type Leg =
  | { to: OrganisationCode; by: 'wire'; publicKey: Uint8Array; generation: RecordGeneration }
  /** `lacks`: what the record states that its terminal does not read yet; empty where it has none, or no mailbox key. */
  | { to: OrganisationCode; by: 'paper'; lacks: readonly LaterField[] };

export interface LegContext {
  directory: DirectoryIndex;
  check: CheckSignature;
  now: Date;
  /** The newest generation of a record that a body reads. */
  newestReadBy(organisation: OrganisationCode): RecordGeneration;
}

/**
 * The way of a record to each of `recipients` as of now, in the order given. A body without a terminal, with a mailbox
 * that cannot be used, or that reads no generation in which the record can be told, gets the paper alone and stands in
 * nobody's way. ORGANISATION_UNKNOWN for one that is not listed or has ended.
 */
export async function legsTo(
  record: IssuedRecord,
  recipients: readonly OrganisationCode[],
  context: LegContext,
): Promise<Leg[]> {
  const legs: Leg[] = [];
  for (const to of recipients) {
    const publicKey = await mailboxOf(to, context);
    if (publicKey === undefined) legs.push({ to, by: 'paper', lacks: [] });
    else {
      const generation = Math.min(context.newestReadBy(to), generationOf(record));
      const { lacks } = inGeneration(record, generation);
      legs.push(lacks.length > 0 ? { to, by: 'paper', lacks } : { to, by: 'wire', publicKey, generation });
    }
  }
  return legs;
}

/** An issue as far as it goes to one recipient: in which generations it is signed, and in which it went there before. */
export interface SignedGenerations {
  readonly signed: readonly RecordGeneration[];
  /** Undefined where it went on paper. */
  readonly sent: RecordGeneration | undefined;
}

/**
 * The way of an issued record back to one recipient, which gave it back or never got it: with one of the signatures of
 * the issue, in the newest generation that the recipient reads. What it was sent in before is one of these.
 */
export async function legBack(
  record: IssuedRecord,
  to: OrganisationCode,
  { signed, sent }: SignedGenerations,
  context: LegContext,
): Promise<Leg> {
  const publicKey = await mailboxOf(to, context);
  if (publicKey === undefined) return { to, by: 'paper', lacks: [] };
  const newest = context.newestReadBy(to);
  const readable = signed.filter((generation) => generation <= newest || generation === sent);
  if (readable.length > 0) return { to, by: 'wire', publicKey, generation: Math.max(...readable) };
  return { to, by: 'paper', lacks: inGeneration(record, newest).lacks };
}

/** Undefined for a body that no envelope can be sealed to. */
async function mailboxOf(
  to: OrganisationCode,
  { directory, check, now }: LegContext,
): Promise<Uint8Array | undefined> {
  if (isOutside(to)) return undefined;
  try {
    return await directory.mailboxKey(to, check, now);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'MAILBOX_KEY_MISSING') throw error;
    return undefined;
  }
}

/** Those who get the paper alone, ascending. */
export const onPaper = (legs: readonly Leg[]): OrganisationCode[] =>
  legs
    .filter(({ by }) => by === 'paper')
    .map(({ to }) => to)
    .sort();

/** Those of them whose terminal does not read what the record states, ascending. */
export const lackingIn = (legs: readonly Leg[]): { to: OrganisationCode; fields: LaterField[] }[] =>
  legs
    .flatMap((leg) =>
      leg.by === 'paper' && leg.lacks.length > 0 ? [{ to: leg.to, fields: [...leg.lacks] }] : [],
    )
    .sort((one, other) => (one.to < other.to ? -1 : 1));
