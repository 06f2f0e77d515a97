import { z } from 'zod';
import { ControlCode } from '../record/control-code.ts';
import { RefusalReason, RetractionReason } from '../record/fields.ts';
import { Carrier, EnvelopeTotal, RunNumber } from '../record/paper.ts';
import { BodyCode, LocalDate, Sequence } from '../scalar.ts';
import { command } from './command.ts';
import { nothing } from './nothing.ts';

export const Recipients = z.array(BodyCode).max(500);
/** What a person notes of paper on its way to recipients without a terminal. */
export const paperChannels = {
  'paper.hand': {
    args: command({
      code: ControlCode,
      to: Recipients.min(1),
      carrier: Carrier,
      run: RunNumber,
      envelopes: EnvelopeTotal,
    }),
    result: nothing,
  },
  /** `slip` is the code as it was typed or scanned from the return slip. */
  'paper.slip': {
    args: command({ code: ControlCode, to: BodyCode, on: LocalDate, slip: ControlCode }),
    result: nothing,
  },
  'paper.decline': {
    args: command({
      code: ControlCode,
      to: BodyCode,
      on: LocalDate,
      reasons: z.array(RefusalReason).min(1).max(5),
    }),
    result: nothing,
  },
  'paper.lose': {
    args: command({ code: ControlCode, to: BodyCode, on: LocalDate }),
    result: nothing,
  },
  /**
   * Takes back what was noted last of a recipient's paper, or that it was sent again, while it waits. PAPER_ENTRY_CHANGED
   * unless `entry` is that, PAPER_SENT_AGAIN when an envelope went to the recipient since, RECORD_SETTLED while the record
   * is marked as settled.
   */
  'paper.retract': {
    args: command({ code: ControlCode, to: BodyCode, entry: Sequence, reason: RetractionReason }),
    result: nothing,
  },
};
