import { z } from 'zod';
import { ErrorCode } from '../errors/index.ts';
import { RefusalReason } from '../record/fields.ts';
import { BodyCode, EnvelopeId, Instant, LocalDate, OrganisationCode } from '../scalar.ts';
import { HeldCopyView, OfferedCopiesView } from './custody-views.ts';
import { OutboxRow, WaitingEnvelope, waitingPage } from './exchange-views.ts';
import { HandGapView } from './number-channels.ts';
import { RegisterRow } from './views.ts';

/** The lists of what waits for a person, in the order in which they are worked off. */
export const todaySections = [
  'byHand',
  'offered',
  'waiting',
  'unopened',
  'refused',
  'dead',
  'rejected',
  'missing',
  'due',
  'inside',
  'toIssue',
  'toHand',
  'missingReceipts',
] as const;
export const TodaySection = z.enum(todaySections);
export type TodaySection = z.infer<typeof TodaySection>;
/** Lines of each list while none is opened, and of an opened one at once. */
export const todayLines = 5;
export const todayPage = 50;
/** A list opened at one of its lines. */
export const OpenedList = z.strictObject({ section: TodaySection, offset: z.int().min(0) });
export type OpenedList = z.infer<typeof OpenedList>;

export const TodayView = z.strictObject({
  /** How many wait in each list; the lists below hold the first few, and a page of the opened one. */
  totals: z.record(TodaySection, z.int().min(0)),
  opened: OpenedList.nullable(),
  /** How much of what waits in all lists is not told to who asks. */
  locked: z.int().min(1).optional(),
  /** Numbers that were given by hand: nothing else is registered in their year before they are. */
  byHand: z.array(HandGapView).max(2),
  /** Copies that the person of the session is to accept for themselves, a unit of theirs or the desk, by offers. */
  offered: z.array(OfferedCopiesView).max(50),
  waiting: z.array(WaitingEnvelope).max(waitingPage),
  /** Entered by the outside of their envelopes, which only the person named on them may open; the copies are at hand. */
  unopened: z.array(RegisterRow).max(50),
  /** Registered and not yet issued. */
  toIssue: z.array(RegisterRow).max(50),
  /** Issued; the paper for these recipients is still here, to be handed to a carrier. */
  toHand: z.array(z.strictObject({ row: RegisterRow, to: z.array(BodyCode).max(500) })).max(50),
  /** `dueOn` or `returnBy` today or earlier, and protection that ends soon; the most overdue first. */
  due: z
    .array(
      z.strictObject({ row: RegisterRow, reason: z.enum(['due', 'return', 'protection']), on: LocalDate }),
    )
    .max(50),
  /** Issued; a recipient has not answered within the law's term. */
  missingReceipts: z.array(z.strictObject({ row: RegisterRow, silent: z.array(BodyCode).max(500) })).max(50),
  /** Recipients that have not got it: they refused it, their paper was lost, or their envelope was withdrawn. */
  refused: z
    .array(
      z.strictObject({
        row: RegisterRow,
        by: BodyCode,
        reasons: z.array(RefusalReason).max(5),
        withdrawn: z.boolean(),
      }),
    )
    .max(50),
  /** Envelopes that were rejected and are kept, and outbox items that need a person. */
  rejected: z
    .array(
      z.strictObject({
        envelope: EnvelopeId,
        from: OrganisationCode.nullable(),
        at: Instant,
        fault: ErrorCode,
      }),
    )
    .max(50),
  dead: z.array(OutboxRow).max(50),
  /** Copies that were not where they should be, and have not been found since. */
  missing: z.array(HeldCopyView).max(50),
  /**
   * Loans, papers of meetings, copies that were taken out or asked back, until today or earlier; `on` is the earliest day
   * of a copy, the most overdue first.
   */
  inside: z.array(z.strictObject({ ...HeldCopyView.shape, on: LocalDate })).max(50),
});
export type TodayView = z.infer<typeof TodayView>;
