import { z } from 'zod';
import { ascending, ascendingBy, isAscending, oneOrder } from '../../lists.ts';
import { RecordGeneration } from '../../record/generation.ts';
import { BodyCode, Digest, EnvelopeId, OrganisationCode } from '../../scalar.ts';
import { Allocation, Proof } from '../parts.ts';
import { actForm } from './form.ts';

/** Named by digest. */
const envelope = z.strictObject({ id: EnvelopeId, to: OrganisationCode, digest: Digest });

/** Ascending by recipient. */
const envelopes = <Of extends z.ZodType<{ to: string }>>(min: number, of: Of) =>
  z
    .array(of)
    .min(min)
    .max(500)
    .refine((list) => isAscending(list.map(({ to }) => to)), { error: 'order' })
    .meta(oneOrder);

/**
 * Signed by the person, then the organisation, and put into the outbox, in one transaction. `digest` is SHA-256 over the
 * RFC 8785 form of the envelope, which the endpoint's receipt and the receiver's ledger name too.
 */
export const issue = actForm({
  subject: 'record',
  generations: [
    z.strictObject({
      record: Proof,
      dispatch: Proof,
      allocation: z.array(Allocation).min(1).max(500),
      envelopes: z
        .array(z.strictObject({ id: EnvelopeId, to: OrganisationCode }))
        .min(1)
        .max(500),
    }),
    // Which copies go to whom follows from the recipients (domain/custody/allocation.ts).
    z.strictObject({
      record: Proof,
      dispatch: Proof,
      envelopes: envelopes(1, envelope),
    }),
    // Recipients that no envelope can be sealed to get the paper alone.
    z.strictObject({
      record: Proof,
      dispatch: Proof,
      envelopes: envelopes(0, envelope),
      paper: ascending(OrganisationCode, { max: 500 }),
    }),
    // Some of them are outside the directory.
    z.strictObject({
      record: Proof,
      dispatch: Proof,
      envelopes: envelopes(0, envelope),
      paper: ascending(BodyCode, { max: 500 }),
    }),
    // Some recipients read an older generation of the record than that of the line, which `record` is of.
    z.strictObject({
      record: Proof,
      dispatch: Proof,
      older: ascendingBy(
        z.strictObject({ generation: RecordGeneration, record: Proof, dispatch: Proof }),
        ({ generation }) => generation,
        { max: 16 },
      ),
      envelopes: envelopes(0, envelope.extend({ generation: RecordGeneration })),
      paper: ascending(BodyCode, { max: 500 }),
    }),
  ],
});
