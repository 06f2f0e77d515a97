import { z } from 'zod';
import { ErrorCode } from '../errors/index.ts';
import { CopyNumber, RefusalReason } from '../record/fields.ts';
import { Carrier, EnvelopeTotal, PaperBefore, PaperState, Replaced, RunNumber } from '../record/paper.ts';
import { BodyCode, EnvelopeId, Instant, LocalDate, Sequence } from '../scalar.ts';

/**
 * What a person noted of paper on its way: how it was handed over, the day it was signed for, returned or missed, what
 * was noted of it by mistake, or which copies go in the place of lost ones.
 */
export const PaperNote = z.strictObject({
  to: z.array(BodyCode).min(1).max(500),
  handed: z.strictObject({ carrier: Carrier, run: RunNumber, envelopes: EnvelopeTotal }).nullable(),
  on: LocalDate.nullable(),
  /** The entry that is taken back. */
  takesBack: Sequence.nullable(),
  /** Copies that go in the place of lost ones. */
  copies: z.array(CopyNumber).max(999).nullable(),
});
export type PaperNote = z.infer<typeof PaperNote>;

/** The paper leg of one recipient, and since when it is in its state. */
export const PaperLeg = z.strictObject({
  organisation: BodyCode,
  state: PaperState,
  reasons: z.array(RefusalReason).max(5),
  at: Instant,
  /**
   * What was noted last and can be taken back, and how the recipient stood before; of paper that waits, that it was sent
   * again. `replaced`: the copies that went in the place of lost ones with it.
   */
  latest: z
    .strictObject({
      entry: Sequence,
      back: z.enum([...PaperBefore.options, 'refused', '02', 'withdrawn']),
      replaced: Replaced.pick({ by: true, from: true }).optional(),
    })
    .nullable(),
  /** When it was handed over: nothing happens to it on an earlier day. */
  handedAt: Instant.nullable(),
});
export type PaperLeg = z.infer<typeof PaperLeg>;

/** A recipient on the wire that refused the record, why, and when. */
export const RefusedLeg = PaperLeg.omit({ state: true, latest: true, handedAt: true });

/** A recipient whose envelope could not be sent, what stands in its way, and since when it was to go. */
export const UnsentLeg = RefusedLeg.omit({ reasons: true }).extend({
  envelope: EnvelopeId,
  fault: ErrorCode.nullable(),
});
