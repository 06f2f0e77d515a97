import { AppError } from '../../contract/errors/index.ts';
import type { Person, Term } from '../../contract/exchange/directory.ts';
import type { Instant, OrganisationCode, PersonCode } from '../../contract/scalar.ts';
import { Section } from '../../contract/section/section.ts';
import { Staff } from '../../domain/rights/staff.ts';
import { isAheadOf } from '../encoding/stated-time.ts';
import { type CheckSignature, readStatement, type SignedBytes } from '../encoding/statement.ts';
import { checkSectionHistory } from './section-history.ts';

/** The people of the directory, as of an instant. */
interface Signers {
  personByCertificate(
    organisation: OrganisationCode,
    fingerprint: string,
    at: Instant,
  ): { readonly code: PersonCode; readonly role?: Person['role'] | undefined } | undefined;
}

export interface SectionExpectation {
  readonly check: CheckSignature;
  readonly organisation: OrganisationCode;
  readonly directory: Pick<Signers, 'personByCertificate'>;
  /** The one in hand: only a later version that keeps its past is taken. */
  readonly known?: SectionIndex | undefined;
}

/**
 * Verifies and indexes a signed section. The first is signed by a head whom the directory lists, each later one by who
 * was security officer by the one before and is listed by the directory, when it was signed and, if that is later, at the
 * time that it states: it is later than the section by which a post ended. SECTION_INVALID for a wrong form, date or
 * reference, SECTION_OF_ANOTHER, SECTION_OLDER, SECTION_SIGNER, SECTION_HISTORY.
 */
export async function openSection(signed: SignedBytes, expected: SectionExpectation): Promise<SectionIndex> {
  const { section, signer, at } = await readSigned(signed, expected);
  const { known } = expected;
  if (known !== undefined && section.version <= known.statement.version) throw new AppError('SECTION_OLDER');
  const maySign =
    signer !== undefined &&
    (known === undefined
      ? section.version === 1 && signer.role === 'head'
      : isOfficer(known, signer.code, at) && isOfficer(known, signer.code, later(at, section.at)));
  if (!maySign) throw new AppError('SECTION_SIGNER');
  if (known !== undefined) checkSectionHistory(known.statement, section);
  return new SectionIndex(section);
}

const isOfficer = ({ staff }: SectionIndex, person: PersonCode, at: Instant): boolean =>
  staff.hasRole(person, 'security-officer', at);

const later = (one: Instant, other: Instant): Instant => (one < other ? other : one);

/**
 * Opens a section that was verified when it was taken in, and whose digest is kept apart from it: its form, its signature
 * and whose it is. SECTION_INVALID, SECTION_OF_ANOTHER, SECTION_SIGNER.
 */
export async function reopenSection(
  signed: SignedBytes,
  expected: Omit<SectionExpectation, 'known'>,
): Promise<SectionIndex> {
  const { section, signer } = await readSigned(signed, expected);
  if (signer === undefined) throw new AppError('SECTION_SIGNER');
  return new SectionIndex(section);
}

async function readSigned(
  { content, signature }: SignedBytes,
  { check, organisation, directory }: Omit<SectionExpectation, 'known'>,
) {
  const { fingerprint, at } = await check(content, signature).catch((cause) => {
    throw new AppError('SECTION_INVALID', { cause });
  });
  const section = readStatement(Section, content, 'SECTION_INVALID');
  if (section.organisation !== organisation) throw new AppError('SECTION_OF_ANOTHER');
  // Each must be later than the one before: one dated ahead would shut out all that are made until then.
  if (isAheadOf(section.at, at)) throw new AppError('SECTION_INVALID', { field: 'at' });
  return { section, signer: directory.personByCertificate(organisation, fingerprint, at), at };
}

/** A verified section. */
export class SectionIndex {
  readonly statement: Section;
  readonly staff: Staff;
  readonly #units: ReadonlyMap<string, Term>;

  constructor(section: Section) {
    checkReferences(section);
    this.statement = section;
    this.staff = new Staff(section);
    this.#units = new Map(section.units.map((unit) => [unit.code, unit]));
  }

  /** A unit the organisation has or had. */
  unit(code: string): Term | undefined {
    return this.#units.get(code);
  }
}

/** SECTION_INVALID where an entry names what is not listed, or two persons hold one certificate. */
export function checkReferences(section: Section): void {
  const units = new Set(section.units.map(({ code }) => code));
  const persons = new Set(section.persons.map(({ code }) => code));
  const held = section.persons.flatMap(({ certificates }) => certificates.map(({ digest }) => digest));
  const ofUnits = [...section.places, ...section.posts].map(({ unit }) => unit);
  const ofPersons = [
    ...[...section.posts, ...section.clearances].map(({ person }) => person),
    ...section.delegations.flatMap(({ by, to }) => [by, to]),
  ];
  const known =
    ofUnits.every((code) => units.has(code)) &&
    ofPersons.every((code) => persons.has(code)) &&
    new Set(held).size === held.length;
  const terms: Term[] = [
    ...section.units,
    ...section.places,
    ...section.outsidePlaces,
    ...section.persons,
    ...section.persons.flatMap(({ certificates }) => certificates),
    ...section.posts,
    ...section.clearances,
    ...section.grants,
    ...section.delegations,
  ];
  const ordered = terms.every(({ from, until }) => from === undefined || until === undefined || from < until);
  if (!known || !ordered) throw new AppError('SECTION_INVALID');
}
