import { z } from 'zod';
import { Holder, Receiver } from '../custody/holder.ts';
import { PaperLine, Permit } from '../custody/permit.ts';
import { Failure } from '../errors/index.ts';
import { ascending } from '../lists.ts';
import { ControlCode } from '../record/control-code.ts';
import { CopyNumber, DossierCode, OutsidePlaceCode, PurposeCode, StoreLocation } from '../record/fields.ts';
import { Carrier, RunNumber } from '../record/paper.ts';
import { BodyCode, LocalDate, PersonCode, Sequence } from '../scalar.ts';
import { command } from './command.ts';
import { HeldCopyView, HeldPage, SectionView } from './custody-views.ts';
import { nothing } from './nothing.ts';

/**
 * Copies of one record as the person saw them: who answered for them, and the entry that offered them. CUSTODY_MOVED and
 * OFFER_GONE when it is otherwise by now.
 */
export const CopiesShown = z.strictObject({
  issuer: BodyCode,
  code: ControlCode,
  copies: ascending(CopyNumber, { min: 1, max: 999 }),
  from: Holder,
  offer: Sequence.optional(),
});
export type CopiesShown = z.infer<typeof CopiesShown>;

/** The other person's word on paper: who, and the line that they signed by hand. */
const onPaper = z.strictObject({ person: PersonCode, line: PaperLine });

/** What is done to copies, by the acts of their names. */
export const CustodyDeed = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('transfer'), to: Receiver, permit: Permit.optional() }),
  z.strictObject({ act: z.literal('lend'), to: Receiver, until: LocalDate, permit: Permit }),
  z.strictObject({ act: z.literal('give-out'), to: Receiver, permit: Permit }),
  z.strictObject({ act: z.literal('give-back'), to: Receiver }),
  z.strictObject({ act: z.literal('send-back'), carrier: Carrier, run: RunNumber }),
  /** By who acts, in their own session; or on paper, for somebody without a token. */
  z.strictObject({
    act: z.literal('accept'),
    to: Receiver,
    place: StoreLocation.optional(),
    paper: onPaper.optional(),
  }),
  z.strictObject({ act: z.literal('arrive'), on: LocalDate }),
  z.strictObject({ act: z.literal('take-back') }),
  z.strictObject({
    act: z.literal('collect'),
    to: Receiver,
    place: StoreLocation.optional(),
    paper: onPaper,
  }),
  z.strictObject({ act: z.literal('recall'), until: LocalDate }),
  z.strictObject({
    act: z.literal('take-out'),
    purpose: PurposeCode,
    place: OutsidePlaceCode,
    until: LocalDate,
    permit: Permit,
  }),
  z.strictObject({ act: z.literal('bring-back') }),
  z.strictObject({ act: z.literal('archive'), place: StoreLocation, dossier: DossierCode.optional() }),
  z.strictObject({ act: z.literal('move'), place: StoreLocation }),
  z.strictObject({ act: z.literal('miss') }),
  z.strictObject({ act: z.literal('find'), holder: Holder }),
]);
export type CustodyDeed = z.infer<typeof CustodyDeed>;

/** Records that one dialog may act on at once. */
export const maxBatch = 200;
/** Copies of several records that are listed at once. */
export const mostHere = 2_000;

/** Copies inside the organisation. */
export const custodyChannels = {
  /** Who works here, and where things are kept; null while no section is in use. */
  'section.view': { args: nothing, result: z.strictObject({ section: SectionView.nullable() }) },
  /** What a holder answers for, the latest first. */
  'custody.held': {
    args: z.strictObject({ holder: Holder, offset: z.int().min(0), limit: z.int().min(1).max(200) }),
    result: HeldPage,
  },
  /** Who answers for copies, ascending; also those whom the section lists no more. */
  'custody.holders': { args: nothing, result: z.strictObject({ holders: z.array(Holder).max(100_000) }) },
  /** The copies of these records that are here, by record; `more`: beyond `mostHere`. None of a cancelled record. */
  'custody.here': {
    args: z.strictObject({
      records: z
        .array(z.strictObject({ issuer: BodyCode, code: ControlCode }))
        .min(1)
        .max(maxBatch),
    }),
    result: z.strictObject({ copies: z.array(HeldCopyView).max(mostHere), more: z.boolean() }),
  },
  /** All of it or nothing: what stands in the way of each that cannot be done, by its place in `copies`. */
  'custody.do': {
    args: command({ copies: z.array(CopiesShown).min(1).max(maxBatch), deed: CustodyDeed }),
    result: z.strictObject({
      refused: z
        .array(
          z.strictObject({
            place: z
              .int()
              .min(0)
              .max(maxBatch - 1),
            failure: Failure,
          }),
        )
        .max(maxBatch),
    }),
  },
  /** Who was shown a document. */
  'custody.disclose': {
    args: command({
      issuer: BodyCode,
      code: ControlCode,
      persons: ascending(PersonCode, { max: 200 }),
      outside: z.strictObject({ ...PaperLine.shape, persons: z.int().min(1).max(200) }).optional(),
      permit: Permit,
    }),
    result: nothing,
  },
};
