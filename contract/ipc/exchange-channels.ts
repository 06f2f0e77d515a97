import { z } from 'zod';
import { CodedRecord, RecordInput } from '../record/coded-record.ts';
import { ControlCode } from '../record/control-code.ts';
import { RefusalReason } from '../record/fields.ts';
import { BodyCode, EnvelopeId } from '../scalar.ts';
import { command } from './command.ts';
import { Confirmed } from './confirmed.ts';
import { EnvelopeCheck, OutboxPage, WaitingEnvelope, waitingPage } from './exchange-views.ts';
import { nothing } from './nothing.ts';
import { RefusedEnvelopes } from './refused.ts';

/** What came over the wire, and what goes. */
export const exchangeChannels = {
  /**
   * A page of what waits, the most urgent first, then the oldest; the last page for an offset past the end.
   * `chosen` is the envelope asked for by name or by what it carries, wherever it stands, null when it waits no more.
   */
  'incoming.waiting': {
    args: z.strictObject({
      offset: z.int().min(0).optional(),
      envelope: EnvelopeId.optional(),
      carries: z.strictObject({ issuer: BodyCode, code: ControlCode }).optional(),
    }),
    result: z.strictObject({
      total: z.int().min(0),
      offset: z.int().min(0),
      waiting: z.array(WaitingEnvelope).max(waitingPage),
      chosen: WaitingEnvelope.nullable(),
    }),
  },
  /** `answered` is false where no envelope can be sealed to the sender: it gets the return slip on paper. */
  'incoming.enter': {
    args: command({
      envelope: EnvelopeId,
      check: EnvelopeCheck,
      storeAt: RecordInput.shape.storeAt,
      noteCodes: RecordInput.shape.noteCodes,
      dossier: RecordInput.shape.dossier,
      confirmed: Confirmed.optional(),
    }),
    result: z.strictObject({ record: CodedRecord, answered: z.boolean() }),
  },
  'incoming.refuse': {
    args: command({ envelope: EnvelopeId, reasons: z.array(RefusalReason).min(1).max(5) }),
    result: z.strictObject({ answered: z.boolean() }),
  },
  'incoming.refused': { args: z.strictObject({ code: ControlCode }), result: RefusedEnvelopes },
  'outbox.list': {
    args: z.strictObject({ offset: z.int().min(0), limit: z.int().min(1).max(200) }),
    result: OutboxPage,
  },
  'outbox.retry': { args: command({ envelope: EnvelopeId }), result: nothing },
  'outbox.withdraw': { args: command({ envelope: EnvelopeId }), result: nothing },
};
