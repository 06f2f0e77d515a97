import { AppError } from '../../contract/errors/index.ts';
import { inForce, type Term } from '../../contract/exchange/directory.ts';
import type { Level } from '../../contract/record/fields.ts';
import type { Instant, OrganisationCode, PersonCode } from '../../contract/scalar.ts';
import type { Role } from '../../contract/section/role.ts';
import { Section, type SectionPerson } from '../../contract/section/section.ts';
import type { DirectoryIndex } from '../directory/directory.ts';
import { isAheadOf } from '../encoding/stated-time.ts';
import { type CheckSignature, readStatement, type SignedBytes } from '../encoding/statement.ts';
import { checkSectionHistory } from './section-history.ts';

export interface SectionExpectation {
  readonly check: CheckSignature;
  readonly organisation: OrganisationCode;
  readonly directory: Pick<DirectoryIndex, 'personByCertificate'>;
  /** The one in hand: only a later version that keeps its past is taken. */
  readonly known?: SectionIndex | undefined;
}

/**
 * Verifies and indexes a signed section. The first is signed by a head whom the directory lists, each later one by who
 * was security officer by the one before and is listed by the directory, both at the time that it states. SECTION_INVALID
 * for a wrong form, date or reference, SECTION_OF_ANOTHER, SECTION_OLDER, SECTION_SIGNER, SECTION_HISTORY.
 */
export async function openSection(signed: SignedBytes, expected: SectionExpectation): Promise<SectionIndex> {
  const { fingerprint, at } = await expected.check(signed.content, signed.signature).catch((cause) => {
    throw new AppError('SECTION_INVALID', { cause });
  });
  const section = readStatement(Section, signed.content, 'SECTION_INVALID');
  if (section.organisation !== expected.organisation) throw new AppError('SECTION_OF_ANOTHER');
  // Each must be later than the one before: one dated ahead would shut out all that are made until then.
  if (isAheadOf(section.at, at)) throw new AppError('SECTION_INVALID', { field: 'at' });
  const { known } = expected;
  if (known !== undefined && section.version <= known.statement.version) throw new AppError('SECTION_OLDER');
  const signer = expected.directory.personByCertificate(section.organisation, fingerprint, at);
  const maySign =
    signer !== undefined &&
    (known === undefined
      ? section.version === 1 && signer.role === 'head'
      : known.hasRole(signer.code, 'security-officer', at));
  if (!maySign) throw new AppError('SECTION_SIGNER');
  if (known !== undefined) checkSectionHistory(known.statement, section);
  return new SectionIndex(section);
}

/** A verified section with the questions that acts ask of it, each as of an instant. */
export class SectionIndex {
  readonly statement: Section;
  readonly #persons = new Map<PersonCode, SectionPerson>();

  constructor(section: Section) {
    this.statement = section;
    for (const person of section.persons) this.#persons.set(person.code, person);
    checkReferences(section);
  }

  /** A person the organisation has or had. */
  person(code: PersonCode): SectionPerson | undefined {
    return this.#persons.get(code);
  }

  /** The roles of a person in office. */
  roles(code: PersonCode, at: Instant): Role[] {
    if (!this.#inOffice(code, at)) return [];
    return this.statement.posts
      .filter((post) => post.person === code && inForce(post, at))
      .map(({ role }) => role);
  }

  hasRole(code: PersonCode, role: Role, at: Instant): boolean {
    return this.roles(code, at).includes(role);
  }

  /** The highest level that a person may see; undefined for one who may see none. */
  clearance(code: PersonCode, at: Instant): Level | undefined {
    if (!this.#inOffice(code, at)) return undefined;
    const levels = this.statement.clearances
      .filter((clearance) => clearance.person === code && inForce(clearance, at))
      .map(({ level }) => level);
    // A is the highest.
    return levels.toSorted()[0];
  }

  #inOffice(code: PersonCode, at: Instant): boolean {
    const person = this.person(code);
    return person !== undefined && inForce(person, at);
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
