import { z } from 'zod';
import { Name } from '../exchange/directory.ts';
import { byLanguage } from '../language.ts';
import { reasonTraits, refusalTraits } from '../law/law.ts';
import { ControlCode } from '../record/control-code.ts';
import {
  CancelReason,
  CorrectionReason,
  DocumentNumber,
  Level,
  Notation,
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
  Urgency,
} from '../record/fields.ts';
import { BodyCode, LocalDate, OrganisationCode, OutsideCode, PersonCode } from '../scalar.ts';

/** What windows choose from and take their words from: bodies, their people, and the catalogues of the law. */

/** A body as it is chosen: homonyms are told apart by what stands above them. */
export const OrganisationChoice = z.strictObject({
  code: BodyCode,
  name: Name,
  /** The names of the bodies above it, the nearest first. */
  above: z.array(Name).max(5),
  canReceive: z.boolean(),
  /** Dissolved or merged. */
  ended: z.boolean(),
  /** The kind of a body that the directory does not list; absent for all others. */
  outside: OutsideKind.optional(),
});
export type OrganisationChoice = z.infer<typeof OrganisationChoice>;

/** What a whole name names: one body, none that is in force, or more than one, of which a person chooses. */
export const NamedBody = z.union([BodyCode, z.enum(['unknown', 'several'])]);
export type NamedBody = z.infer<typeof NamedBody>;

export const OrganisationView = OrganisationChoice.extend({
  /** Of a body outside the directory: the one of it that it was found to be. */
  joined: OrganisationCode.optional(),
  notationParts: z.array(z.string().max(32)).max(64),
  persons: z
    .array(
      z.strictObject({
        code: PersonCode,
        name: Name,
        role: z.enum(['clerk', 'head']),
        /** False for a former person. */
        inOffice: z.boolean(),
      }),
    )
    .max(2_000),
});
export type OrganisationView = z.infer<typeof OrganisationView>;

/** A body outside the directory, who it was found to be, how many lines came from it, and how many records were issued to it. */
export const OutsideBodyView = z.strictObject({
  code: OutsideCode,
  kind: OutsideKind,
  organisation: OrganisationCode.nullable(),
  lines: z.int().min(0),
  sent: z.int().min(0),
});
export type OutsideBodyView = z.infer<typeof OutsideBodyView>;

/** Records that are named of those that two bodies get. */
export const sharedRecords = 5;

/** Records that two bodies get; some of them, as a clerk knows a document. */
export const SharedRecords = z.strictObject({
  total: z.int().min(0),
  records: z
    .array(
      z.strictObject({
        code: ControlCode,
        level: Level,
        number: DocumentNumber,
        notation: Notation,
        urgency: Urgency,
      }),
    )
    .max(sharedRecords),
});
export type SharedRecords = z.infer<typeof SharedRecords>;

const entry = <Code extends z.ZodType>(code: Code) =>
  z.strictObject({ code, ...byLanguage(() => z.string().max(120)) });
/** The catalogues of the law in force, for forms and printed words. */
export const LawView = z.strictObject({
  effective: LocalDate,
  /** `abbreviation` is false for a type whose code never stands in a notation. */
  types: z.array(entry(TypeCode).extend({ abbreviation: z.boolean() })).max(60),
  notes: z.array(entry(NoteCode)).max(60),
  things: z.array(entry(ThingCode)).max(60),
  refusals: z.array(entry(RefusalReason).extend(refusalTraits)).max(60),
  cancellations: z.array(entry(CancelReason).extend(reasonTraits)).max(60),
  corrections: z.array(entry(CorrectionReason).extend(reasonTraits)).max(60),
  settlements: z.array(entry(SettlementReason).extend(reasonTraits)).max(60),
  reopenings: z.array(entry(ReopeningReason).extend(reasonTraits)).max(60),
  retractions: z.array(entry(RetractionReason)).max(60),
  separations: z.array(entry(SeparationReason)).max(60),
  purposes: z.array(entry(PurposeCode)).max(60),
  bodies: z.array(entry(OutsideKind)).max(60),
  /** Years of protection by level. */
  protectionYears: z.strictObject({ A: z.int(), B: z.int(), C: z.int() }),
});
export type LawView = z.infer<typeof LawView>;
