import { z } from 'zod';

/** What goes to one recipient on paper alone, as its sender sees it (domain/custody/paper.ts). */
export const PaperState = z.enum(['waiting', 'handed', 'returned', 'refused', 'lost']);
export type PaperState = z.infer<typeof PaperState>;

/** How paper can stand before a person notes something of it. */
export const PaperBefore = PaperState.extract(['waiting', 'handed', 'lost']);
export type PaperBefore = z.infer<typeof PaperBefore>;

/** Who carries an envelope: the post, the courier of the state, or a clerk who hands it over in person. */
export const Carrier = z.enum(['post', 'courier', 'person']);
export type Carrier = z.infer<typeof Carrier>;

/** Number of a run in the carrier's book or of the transfer register. */
export const RunNumber = z.int().min(1).max(9_999);

/** Outer envelopes that are handed over together. */
export const EnvelopeTotal = z.int().min(1).max(999);
