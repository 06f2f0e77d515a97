import { AppError } from '../../contract/errors/index.ts';
import type { Term } from '../../contract/exchange/directory.ts';
import type { OrganisationCode } from '../../contract/scalar.ts';
import { Section } from '../../contract/section/section.ts';
import { Staff } from '../../domain/rights/staff.ts';
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
      : known.staff.hasRole(signer.code, 'security-officer', at));
  if (!maySign) throw new AppError('SECTION_SIGNER');
  if (known !== undefined) checkSectionHistory(known.statement, section);
  return new SectionIndex(section);
}

/** A verified section. */
export class SectionIndex {
  readonly statement: Section;
  readonly staff: Staff;

  constructor(section: Section) {
    checkReferences(section);
    this.statement = section;
    this.staff = new Staff(section);
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
