import { z } from 'zod';
import { CountedOtherwise } from '../errors/detail.ts';
import { byLanguage } from '../language.ts';
import {
  Book,
  CancelReason,
  CorrectionReason,
  Level,
  NoteCode,
  OutsideKind,
  PurposeCode,
  RefusalReason,
  ReopeningReason,
  RetractionReason,
  SeparationReason,
  SettlementReason,
  ThingCode,
  TypeCode,
} from '../record/fields.ts';
import { Authority, Right } from '../rights/right.ts';
import { Role } from '../rights/role.ts';
import { TwoPersonAct } from '../rights/two-person.ts';
import { HourOfDay, LocalDate } from '../scalar.ts';

const Words = byLanguage(() => z.string().min(1).max(120));
const entry = <Code extends z.ZodType>(code: Code) => z.strictObject({ code, ...Words });
const byLevel = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({ [Level.enum.A]: value, [Level.enum.B]: value, [Level.enum.C]: value });

/** An abbreviation that is a part of a notation. */
const NotationPart = z
  .string()
  .max(10)
  .regex(/^[0-9A-ZĐĂÂÊÔƠƯ]+$/);

/** No code twice: a printed code must always mean the same words. */
const catalogue = <Entry extends z.ZodType<{ code: string }>>(item: Entry) =>
  z
    .array(item)
    .min(1)
    .max(60)
    .refine((entries) => new Set(entries.map(({ code }) => code)).size === entries.length);

/** Of a refusal, besides its words. */
export const refusalTraits = {
  /** False for a reason that only paper has which never came: none that is given back has it. */
  paperCame: z.boolean(),
  /** What it can be said of, when that is counted otherwise than the record states. */
  counted: z.array(CountedOtherwise.keyof()).max(CountedOtherwise.keyof().options.length),
};
/** Of a reason for what a person does to a line, besides its words. */
export const reasonTraits = {
  /** The registers whose lines it fits. */
  books: z.array(Book).min(1).max(Book.options.length),
};

/** A day of any year, `mm-dd`. */
const DayOfYear = z
  .string()
  .regex(/^\d{2}-\d{2}$/)
  .refine((day) => LocalDate.safeParse(`2026-${day}`).success);

/** Which acts one person does not do alone: on records of the level `from` and above, a second one of these roles stands by. */
const TwoPersonRule = z.strictObject({ act: TwoPersonAct, from: Level, roles: z.array(Role).min(1) });
export type TwoPersonRule = z.infer<typeof TwoPersonRule>;

/** The legal values in force from a date on; one folder of files each. */
export const Law = z.strictObject({
  effective: LocalDate,
  /** `abbreviation` is false for types that NĐ 30/2020 Phụ lục III gives none: their code is internal. */
  types: catalogue(z.strictObject({ code: TypeCode, ...Words, abbreviation: z.boolean() })),
  notes: catalogue(entry(NoteCode)),
  /** Vật chứa: what is no paper. */
  things: catalogue(entry(ThingCode)),
  refusals: catalogue(entry(RefusalReason).extend(refusalTraits)),
  cancellations: catalogue(entry(CancelReason).extend(reasonTraits)),
  corrections: catalogue(entry(CorrectionReason).extend(reasonTraits)),
  settlements: catalogue(entry(SettlementReason).extend(reasonTraits)),
  reopenings: catalogue(entry(ReopeningReason).extend(reasonTraits)),
  /** Of entries about paper, which leaves from the outgoing register alone. */
  retractions: catalogue(entry(RetractionReason)),
  separations: catalogue(entry(SeparationReason)),
  /** For what a copy is taken out of where it is kept. */
  purposes: catalogue(entry(PurposeCode)),
  /** Each right once, with the roles that a section may give it to, and those that it may be delegated to. */
  rights: catalogue(
    entry(Right).extend({
      roles: z.array(Role).min(1),
      delegates: z.array(Role),
      /** Of a right to permit: the lowest class of office that may, by level; null of any other right. */
      authority: byLevel(Authority).nullable(),
    }),
  ),
  /**
   * Kinds of bodies that the directory does not list. `part` stands in a notation for the abbreviation of such a body,
   * which nobody has listed.
   */
  bodies: catalogue(entry(OutsideKind).extend({ part: NotationPart })),
  terms: z.strictObject({
    /** Longest protection from the day of issue, in years. */
    protectionYears: byLevel(z.int().min(1).max(100)),
    /** Days before the end of protection at which a person is reminded, the earliest first. */
    protectionReminderDays: z.array(z.int().min(1).max(3650)).min(1).max(10),
    /** Calendar days a receiver has to confirm after the day of issue; 0 is "within the day". */
    receiptDays: z.int().min(0).max(365),
    /** The last day of the next year on which a line is still written in the registers of a year. */
    lateLinesUntil: DayOfYear,
    /**
     * The hour of the next working day by which a signed document has been sent, or handed to the courier; without one, the
     * term ends with that day.
     */
    sentBy: HourOfDay.optional(),
    signatureOrder: z.tuple([z.literal('person'), z.literal('organisation')]),
  }),
  /** Each act once; without any, none asks for a second person. */
  twoPerson: z
    .array(TwoPersonRule)
    .max(TwoPersonAct.options.length)
    .refine((rules) => new Set(rules.map(({ act }) => act)).size === rules.length)
    .optional(),
  /** Parts of a notation that mark a classified series. */
  notation: z.strictObject({
    secrecySuffixes: byLevel(z.array(NotationPart)),
  }),
});
export type Law = z.infer<typeof Law>;
