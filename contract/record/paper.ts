import { z } from 'zod';
import { ascending } from '../lists.ts';
import { EnvelopeId, Instant } from '../scalar.ts';
import { CopyNumber, RefusalReason } from './fields.ts';

/** What goes to one recipient on paper alone, as its sender sees it (domain/custody/paper.ts). */
export const PaperState = z.enum(['waiting', 'handed', 'returned', 'refused', 'lost']);
export type PaperState = z.infer<typeof PaperState>;

/** How paper can stand before a person notes something of it. */
export const PaperBefore = PaperState.extract(['waiting', 'handed', 'lost']);
export type PaperBefore = z.infer<typeof PaperBefore>;

/** Where the copies come from that go in the place of lost ones: kept by the issuer, or made now. */
export const ReplacementSource = z.enum(['kept', 'further']);
export type ReplacementSource = z.infer<typeof ReplacementSource>;

const copies = ascending(CopyNumber, { min: 1, max: 999 });

/** The copies that became lost for good when others went in their place. */
export const Replaced = z.strictObject({ lost: copies, by: copies, from: ReplacementSource });
export type Replaced = z.infer<typeof Replaced>;

const refused = { at: Instant, reasons: ascending(RefusalReason, { max: 5 }) };
/** When the record had gone out last, to any recipient. */
const sent = { issuedAt: Instant };

/**
 * How a recipient stood before the record went to it again on paper, since when: it gave the paper back, it refused the
 * envelope, or the paper was lost. `replaced` is absent where the resend did not say which copy went.
 */
export const BeforeResendWithoutWithdrawal = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('refused'), ...refused, ...sent }),
  z.strictObject({ state: z.literal('02'), ...refused, ...sent, envelope: EnvelopeId }),
  z.strictObject({ state: z.literal('lost'), at: Instant, ...sent, replaced: Replaced.optional() }),
]);

/** The same, or its envelope was withdrawn. */
export const BeforeResend = z.discriminatedUnion('state', [
  ...BeforeResendWithoutWithdrawal.options,
  z.strictObject({ state: z.literal('withdrawn'), at: Instant, ...sent, envelope: EnvelopeId }),
]);
export type BeforeResend = z.infer<typeof BeforeResend>;

/** Who carries an envelope: the post, the courier of the state, or a clerk who hands it over in person. */
export const Carrier = z.enum(['post', 'courier', 'person']);
export type Carrier = z.infer<typeof Carrier>;

/** Number of the carrier's run, or, of what is handed over in person, of the line in the transfer register. */
export const RunNumber = z.int().min(1).max(9_999);

/** Outer envelopes that are handed over together. */
export const EnvelopeTotal = z.int().min(1).max(999);
