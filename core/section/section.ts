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
  canSign(organisation: OrganisationCode, person: PersonCode, at: Instant): boolean;
  personByCertificate(
    organisation: OrganisationCode,
    fingerprint: string,
    at: Instant,
  ): { readonly code: PersonCode; readonly role?: Person['role'] | undefined } | undefined;
}

export interface SectionExpectation {
  readonly check: CheckSignature;
  readonly organisation: OrganisationCode;
  readonly directory: Signers;
  /** The one in hand: only a later version that keeps its past is taken. */
  readonly known?: SectionIndex | undefined;
  /**
   * When a terminal takes it in: its signer may still sign then, so that nobody who has left makes one of an earlier date.
   * Left out where a ledger is read, whose reader is told of the end.
   */
  readonly takenAt?: Instant | undefined;
}

/**
 * Verifies and indexes a signed section. The first is signed by a head whom the directory lists, each later one by who
 * was security officer by the one before and is listed by the directory, when it was signed and, if that is later, at the
 * time that it states: it is later than the section by which a post ended. Where the directory lists none of those
 * officers any more, a head signs it: nobody else could. SECTION_INVALID for a wrong form, date or reference,
 * SECTION_OF_ANOTHER, SECTION_OLDER, SECTION_SIGNER, SECTION_HISTORY.
 */
export async function openSection(signed: SignedBytes, expected: SectionExpectation): Promise<SectionIndex> {
  const { section, signer, at, fingerprint } = await readSigned(signed, expected);
  const { known, organisation, directory, takenAt } = expected;
  if (known !== undefined && section.version <= known.statement.version) throw new AppError('SECTION_OLDER');
  const signs = (officers: SectionIndex, { code, role }: NonNullable<typeof signer>): boolean => {
    const stated = [at, later(at, section.at)];
    if (stated.every((instant) => isOfficer(officers, code, instant))) return true;
    const instants = takenAt === undefined ? stated : [...stated, takenAt];
    return role === 'head' && instants.every((instant) => !hasListedOfficer(officers, expected, instant));
  };
  const isFirst = section.version === 1 && signer?.role === 'head';
  const maySign = signer !== undefined && (known === undefined ? isFirst : signs(known, signer));
  const stillMay =
    takenAt === undefined || directory.personByCertificate(organisation, fingerprint, takenAt) !== undefined;
  if (!maySign || !stillMay) throw new AppError('SECTION_SIGNER');
  if (known !== undefined) checkSectionHistory(known.statement, section);
  return new SectionIndex(section);
}

const isOfficer = ({ staff }: SectionIndex, person: PersonCode, at: Instant): boolean =>
  staff.hasRole(person, 'security-officer', at);

/** Whether the directory lets one of the security officers sign. */
const hasListedOfficer = (
  { staff }: SectionIndex,
  { organisation, directory }: Pick<SectionExpectation, 'organisation' | 'directory'>,
  at: Instant,
): boolean =>
  staff.codes.some(
    (code) => staff.hasRole(code, 'security-officer', at) && directory.canSign(organisation, code, at),
  );

const later = (one: Instant, other: Instant): Instant => (one < other ? other : one);

export interface ReopenExpectation extends Omit<SectionExpectation, 'known' | 'directory'> {
  readonly directory: Pick<Signers, 'personByCertificate'> & {
    holds(organisation: OrganisationCode, fingerprint: string): boolean;
  };
}

export interface ReopenedSection {
  readonly index: SectionIndex;
  /** Whether its signer could have signed it by what has come in since. */
  readonly isStillSigned: boolean;
}

/**
 * Opens a section that was verified when it was taken in, and whose digest is kept apart from it: its form, its signature
 * and whose it is. It stays in use although its signer has been ended or revoked since as of a time before the signature:
 * without it nobody could take in the next one. SECTION_INVALID, SECTION_OF_ANOTHER; SECTION_SIGNER for a signer whom the
 * directory never listed.
 */
export async function reopenSection(
  signed: SignedBytes,
  { check, organisation, directory }: ReopenExpectation,
): Promise<ReopenedSection> {
  const index = new SectionIndex(readOwn(signed, organisation));
  const facts = await check(signed.content, signed.signature).catch((cause) => {
    if (cause instanceof AppError && cause.code === 'CERTIFICATE_REVOKED') return undefined;
    throw new AppError('SECTION_INVALID', { cause });
  });
  if (facts === undefined) return { index, isStillSigned: false };
  const { fingerprint, at } = facts;
  if (!directory.holds(organisation, fingerprint)) throw new AppError('SECTION_SIGNER');
  return { index, isStillSigned: directory.personByCertificate(organisation, fingerprint, at) !== undefined };
}

async function readSigned(
  signed: SignedBytes,
  { check, organisation, directory }: Omit<SectionExpectation, 'known'>,
) {
  const { fingerprint, at } = await check(signed.content, signed.signature).catch((cause) => {
    throw new AppError('SECTION_INVALID', { cause });
  });
  const section = readOwn(signed, organisation);
  // Each must be later than the one before: one dated ahead would shut out all that are made until then.
  if (isAheadOf(section.at, at)) throw new AppError('SECTION_INVALID', { field: 'at' });
  const signer = directory.personByCertificate(organisation, fingerprint, at);
  return { section, signer, at, fingerprint };
}

function readOwn({ content }: SignedBytes, organisation: OrganisationCode): Section {
  const section = readStatement(Section, content, 'SECTION_INVALID');
  if (section.organisation !== organisation) throw new AppError('SECTION_OF_ANOTHER');
  return section;
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
