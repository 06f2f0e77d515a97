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

/** Another person's word on paper: who, and the line that they signed by hand. */
export const OnPaper = z.strictObject({ person: PersonCode, line: PaperLine });
export type OnPaper = z.infer<typeof OnPaper>;

/** What one person does to copies, unless the law asks for a second one. */
const aloneDeeds = [
  z.strictObject({ act: z.literal('transfer'), to: Receiver, permit: Permit.optional() }),
  z.strictObject({ act: z.literal('lend'), to: Receiver, until: LocalDate, permit: Permit }),
  z.strictObject({ act: z.literal('give-out'), to: Receiver, permit: Permit }),
  z.strictObject({ act: z.literal('give-back'), to: Receiver }),
  z.strictObject({ act: z.literal('send-back'), carrier: Carrier, run: RunNumber }),
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
] as const;
export const AloneDeed = z.discriminatedUnion('act', aloneDeeds);
export type AloneDeed = z.infer<typeof AloneDeed>;

/** What is done to copies, by the acts of their names. */
export const CustodyDeed = z.discriminatedUnion('act', [
  ...aloneDeeds,
  /** By who acts, in their own session; or on paper, for somebody without a token. */
  z.strictObject({
    act: z.literal('accept'),
    to: Receiver,
    place: StoreLocation.optional(),
    paper: OnPaper.optional(),
  }),
  z.strictObject({ act: z.literal('arrive'), on: LocalDate }),
  z.strictObject({ act: z.literal('take-back') }),
  z.strictObject({
    act: z.literal('collect'),
    to: Receiver,
    place: StoreLocation.optional(),
    paper: OnPaper,
  }),
  z.strictObject({ act: z.literal('recall'), until: LocalDate }),
  z.strictObject({ act: z.literal('miss') }),
  z.strictObject({ act: z.literal('find'), holder: Holder }),
]);
export type CustodyDeed = z.infer<typeof CustodyDeed>;

/** Who was shown a document: persons of the section, and so many from outside of it on a line of the paper book. */
export const Disclosure = z.strictObject({
  issuer: BodyCode,
  code: ControlCode,
  persons: ascending(PersonCode, { max: 200 }),
  outside: z.strictObject({ ...PaperLine.shape, persons: z.int().min(1).max(200) }).optional(),
  permit: Permit,
});
export type Disclosure = z.infer<typeof Disclosure>;

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
    args: command({
      copies: z.array(CopiesShown).min(1).max(maxBatch),
      deed: CustodyDeed,
      /** Who stands by each of the acts, on paper. */
      second: OnPaper.optional(),
    }),
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
    args: command({ ...Disclosure.shape, second: OnPaper.optional() }),
    result: nothing,
  },
};
