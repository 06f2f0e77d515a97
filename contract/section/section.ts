import { z } from 'zod';
import { DatedCertificate, Name, term } from '../exchange/directory.ts';
import { format } from '../generations.ts';
import { ascending, ascendingBy } from '../lists.ts';
import {
  DocumentNumber,
  Level,
  Notation,
  OutsidePlaceCode,
  StoreLocation,
  UnitCode,
} from '../record/fields.ts';
import { Authority, Right } from '../rights/right.ts';
import { Role } from '../rights/role.ts';
import { Instant, LocalDate, OrganisationCode, PersonCode } from '../scalar.ts';

/**
 * Who works in one organisation and what they may do: a document of its own, numbered, dated, and signed by the security
 * officer. It stays in that organisation (docs/decisions/0013-sections.md).
 */

const byCode = ({ code }: { code: string }): string => code;

export const SectionUnit = z.strictObject({ code: UnitCode, name: Name, ...term });
/** A shelf, by what its label says; `unit` keeps it. */
export const SectionPlace = z.strictObject({ code: StoreLocation, unit: UnitCode, ...term });
export const SectionOutsidePlace = z.strictObject({ code: OutsidePlaceCode, name: Name, ...term });

/** Certificates are of those who have a token; of whom the directory lists, it states them as well. */
export const SectionPerson = z.strictObject({
  code: PersonCode,
  name: Name,
  ...term,
  certificates: ascendingBy(DatedCertificate, ({ digest }) => digest, { max: 64 }),
});
export type SectionPerson = z.infer<typeof SectionPerson>;

/** What a person is in a unit: who belongs to one has a post there. `authority` is of an office that may permit. */
export const Post = z.strictObject({
  person: PersonCode,
  role: Role,
  unit: UnitCode,
  authority: Authority.optional(),
  ...term,
});
export type Post = z.infer<typeof Post>;

/** The highest level that a person may see. */
export const Clearance = z.strictObject({ person: PersonCode, level: Level, ...term });
export type Clearance = z.infer<typeof Clearance>;

/** What a role may do here up to a level, within what the law lets it (`domain/rights/`). */
export const Grant = z.strictObject({ role: Role, right: Right, level: Level, ...term });
export type Grant = z.infer<typeof Grant>;

/** By a paper of the organisation, which is named by number, notation and day; it is never passed on. */
export const Delegation = z.strictObject({
  number: DocumentNumber,
  notation: Notation,
  issuedOn: LocalDate,
  by: PersonCode,
  to: PersonCode,
  rights: ascending(Right, { min: 1, max: Right.options.length }),
  level: Level,
  from: Instant,
  until: Instant,
});
export type Delegation = z.infer<typeof Delegation>;

/** What names an entry among its kind: there may be one of each at a time, and several one after the other. */
export const entryKeys = {
  post: ({ person, role, unit, from }: Post): string => `${person} ${role} ${unit} ${from}`,
  clearance: ({ person, level, from }: Clearance): string => `${person} ${level} ${from}`,
  grant: ({ role, right, level, from }: Grant): string => `${role} ${right} ${level} ${from}`,
  delegation: ({ issuedOn, number, notation, to }: Delegation): string =>
    `${issuedOn} ${String(number).padStart(6, '0')} ${notation} ${to}`,
};

const sectionFormat = format([
  z.strictObject({
    purpose: z.literal('tram-mat/section'),
    organisation: OrganisationCode,
    version: z.int().min(1),
    at: Instant,
    units: ascendingBy(SectionUnit, byCode, { max: 999 }),
    places: ascendingBy(SectionPlace, byCode, { max: 20_000 }),
    outsidePlaces: ascendingBy(SectionOutsidePlace, byCode, { max: 999 }),
    persons: ascendingBy(SectionPerson, byCode, { max: 5_000 }),
    posts: ascendingBy(Post, entryKeys.post, { max: 20_000 }),
    clearances: ascendingBy(Clearance, entryKeys.clearance, { max: 20_000 }),
    grants: ascendingBy(Grant, entryKeys.grant, { max: 2_000 }),
    delegations: ascendingBy(Delegation, entryKeys.delegation, { max: 20_000 }),
  }),
]);
export const Section = sectionFormat.any;
export type Section = z.infer<typeof Section>;
