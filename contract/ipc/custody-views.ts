import { z } from 'zod';
import { HandOver } from '../custody/hand-over.ts';
import { Holder, mostHeld, Receiver } from '../custody/holder.ts';
import { PaperLine, Permit } from '../custody/permit.ts';
import { Name } from '../exchange/directory.ts';
import { CodedRecord } from '../record/coded-record.ts';
import {
  CopyNumber,
  DossierCode,
  Level,
  OutsidePlaceCode,
  PurposeCode,
  StoreLocation,
  UnitCode,
} from '../record/fields.ts';
import { Carrier, RunNumber } from '../record/paper.ts';
import { Right } from '../rights/right.ts';
import { Role } from '../rights/role.ts';
import { TwoPersonAct } from '../rights/two-person.ts';
import { Instant, LocalDate, PersonCode, Sequence } from '../scalar.ts';

/** Where a copy is inside the organisation, since when, and what is open about it. */
export const InsideView = z.strictObject({
  holder: Holder,
  /** Null for one that was never handed over. */
  since: Instant.nullable(),
  offer: z
    .strictObject({
      entry: Sequence,
      at: Instant,
      kind: HandOver,
      /** Null for its issuer. */
      to: Receiver.nullable(),
      until: LocalDate.nullable(),
    })
    .nullable(),
  loan: z.strictObject({ from: Holder, until: LocalDate, meeting: z.boolean() }).nullable(),
  out: z.strictObject({ place: OutsidePlaceCode, until: LocalDate }).nullable(),
  recalled: LocalDate.nullable(),
  missing: z.boolean(),
});
export type InsideView = z.infer<typeof InsideView>;

/** What an act on copies says, besides its name, who did it and when. */
export const CustodyNote = z.strictObject({
  /** None of an act on the document as a whole. */
  copies: z.array(CopyNumber).max(999),
  from: Holder.nullable(),
  /** Who has it, or is to have it, from then on. */
  to: Holder.nullable(),
  /** The other person of the hand-over, and how they said so. */
  person: PersonCode.nullable(),
  by: z.enum(['own', 'countersigned', 'paper']).nullable(),
  line: PaperLine.nullable(),
  until: LocalDate.nullable(),
  on: LocalDate.nullable(),
  place: z.union([StoreLocation, OutsidePlaceCode]).nullable(),
  dossier: DossierCode.nullable(),
  purpose: PurposeCode.nullable(),
  permit: Permit.nullable(),
  /** Who carries what goes back to its issuer. */
  carried: z.strictObject({ carrier: Carrier, run: RunNumber }).nullable(),
  /** The entry that offered what is accepted, taken back or has arrived. */
  offer: Sequence.nullable(),
  shown: z
    .strictObject({ persons: z.array(PersonCode).max(200), outside: z.int().min(0).max(200) })
    .nullable(),
});
export type CustodyNote = z.infer<typeof CustodyNote>;

const PersonView = z.strictObject({
  code: PersonCode,
  name: Name,
  units: z.array(UnitCode).max(50),
  roles: z.array(Role).max(Role.options.length),
  /** The highest level that they may see; null for none. */
  clearance: Level.nullable(),
  /** Somebody who can sign here, in a session or beside one. */
  hasToken: z.boolean(),
});

/** Who works here today, and where things are kept. */
export const SectionView = z.strictObject({
  version: z.int().min(1),
  at: Instant,
  persons: z.array(PersonView).max(5_000),
  units: z.array(z.strictObject({ code: UnitCode, name: Name })).max(999),
  places: z.array(z.strictObject({ code: StoreLocation, unit: UnitCode })).max(20_000),
  outsidePlaces: z.array(z.strictObject({ code: OutsidePlaceCode, name: Name })).max(999),
  /** Who may permit what, and who may keep copies, now, at Mật, Tối mật and Tuyệt mật. */
  rightHolders: z
    .array(z.strictObject({ right: Right, level: Level, persons: z.array(PersonCode).max(200) }))
    .max(Right.options.length * Level.options.length),
  /** For which acts, at which levels, the law asks for a second person, and who may be it for the person of this session. */
  seconds: z
    .array(z.strictObject({ act: TwoPersonAct, level: Level, persons: z.array(PersonCode).max(200) }))
    .max(TwoPersonAct.options.length * Level.options.length),
  /** What the person of this session may do themselves, and up to which level. */
  own: z.array(z.strictObject({ right: Right, level: Level })).max(Right.options.length),
  /** Units whose shelves the person of this session answers for. */
  keeps: z.array(UnitCode).max(999),
});
export type SectionView = z.infer<typeof SectionView>;

/** A copy that somebody answers for. */
export const HeldCopyView = z.strictObject({
  record: CodedRecord,
  copy: CopyNumber,
  inside: InsideView,
});
export type HeldCopyView = z.infer<typeof HeldCopyView>;

/** Copies of one record that one entry offered. */
export const OfferedCopiesView = z.strictObject({
  record: CodedRecord,
  copies: z.array(CopyNumber).min(1).max(999),
  /** Of the first of them. */
  inside: InsideView,
});
export type OfferedCopiesView = z.infer<typeof OfferedCopiesView>;

export const HeldPage = z.strictObject({
  total: z.int().min(0).max(mostHeld),
  /** There are more than are counted and listed. */
  more: z.boolean(),
  copies: z.array(HeldCopyView).max(200),
  /** How many more the holder answers for that are not told to who asks. */
  locked: z.int().min(1).optional(),
});
export type HeldPage = z.infer<typeof HeldPage>;
