import { AppError } from '../../contract/errors/index.ts';
import {
  Directory,
  inForce,
  MailboxStatement,
  type Organisation,
  type Person,
} from '../../contract/exchange/directory.ts';
import type { UsedDirectory } from '../../contract/ledger/parts.ts';
import type { Instant, OrganisationCode, PersonCode } from '../../contract/scalar.ts';
import { canonicalBytes } from '../encoding/canonical.ts';
import { isAheadOf } from '../encoding/stated-time.ts';
import {
  type CheckSignature,
  fromBase64,
  readStatement,
  type SignatureFacts,
  type SignedBytes,
} from '../encoding/statement.ts';
import { checkHistory } from './directory-history.ts';
import { withoutLaterEnds } from './later-ends.ts';
import { isMailboxKey } from './mailbox-key.ts';
import {
  type FoundOrganisations,
  type OrganisationQuery,
  OrganisationSearch,
} from './organisation-search.ts';
import { OrganisationTree } from './organisation-tree.ts';

export interface DirectoryExpectation {
  check: CheckSignature;
  /** SHA-256 of each certificate with which the directory authority may sign. */
  authorities: readonly string[];
  /** The one in hand: only a later version that keeps its history is taken. */
  known?: DirectoryIndex | undefined;
}

/**
 * Verifies and indexes a signed directory; DIRECTORY_INVALID for a wrong form, signer, date or version,
 * DIRECTORY_HISTORY.
 */
export async function openDirectory(
  signed: SignedBytes,
  expected: DirectoryExpectation,
): Promise<DirectoryIndex> {
  const { fingerprint, at } = await expected.check(signed.content, signed.signature).catch((cause) => {
    throw new AppError('DIRECTORY_INVALID', { cause });
  });
  if (!expected.authorities.includes(fingerprint))
    throw new AppError('DIRECTORY_INVALID', { field: 'signature' });
  const directory = readStatement(Directory, signed.content, 'DIRECTORY_INVALID');
  // Each must be later than the one before: one dated ahead would shut out all that are published until then.
  if (isAheadOf(directory.at, at)) throw new AppError('DIRECTORY_INVALID', { field: 'at' });
  if (expected.known !== undefined) {
    const { version, statement } = expected.known;
    if (directory.version <= version) throw new AppError('DIRECTORY_INVALID', { field: 'version' });
    checkHistory(statement, directory);
  }
  return new DirectoryIndex(directory);
}

/**
 * A verified directory with the look-ups the exchange needs. Who may sign is asked for an instant: of what is
 * kept, the time its signature states; of what is to be signed, now.
 */
export class DirectoryIndex {
  readonly statement: Directory;
  readonly #organisations = new Map<OrganisationCode, Organisation>();
  /** Bodies to which an envelope can be sealed. One with a bad key is listed like any other, and receives none. */
  readonly #reachable = new Set<OrganisationCode>();
  readonly #tree = new OrganisationTree(this.#organisations);
  #search: OrganisationSearch | undefined;
  /** As it was asked for last. */
  #former: { readonly at: Instant; readonly index: DirectoryIndex } | undefined;

  constructor(directory: Directory) {
    this.statement = directory;
    const unique = new Set(digests(directory.endpointSigners));
    if (unique.size < directory.endpointSigners.length) throw new AppError('DIRECTORY_INVALID');
    for (const organisation of directory.organisations) {
      const people = organisation.persons.flatMap(({ code, certificates }) => [
        code,
        ...digests(certificates),
      ]);
      for (const identity of [organisation.code, ...people, ...digests(organisation.seals)]) {
        // One certificate, one holder: otherwise a signature would not identify its signer.
        if (unique.has(identity)) throw new AppError('DIRECTORY_INVALID');
        unique.add(identity);
      }
      this.#organisations.set(organisation.code, organisation);
      const statement = organisation.mailbox?.statement;
      if (statement !== undefined && isUsable(statement, organisation.code))
        this.#reachable.add(organisation.code);
    }
  }

  get version(): number {
    return this.statement.version;
  }

  organisation(code: OrganisationCode): Organisation | undefined {
    return this.#organisations.get(code);
  }

  /**
   * This directory for acts under an earlier version of it: an end after the date of that version may have been stated
   * only later, and does not count. This one itself where nothing says when the version was signed.
   */
  asUsed({ version, at }: Pick<UsedDirectory, 'version' | 'at'>): DirectoryIndex {
    if (at === undefined || version >= this.version) return this;
    if (this.#former?.at !== at) this.#former = { at, index: new FormerDirectory(this, at) };
    return this.#former.index;
  }

  get size(): number {
    return this.#organisations.size;
  }

  /** A person the organisation has or had. */
  person(organisation: OrganisationCode, code: PersonCode): Person | undefined {
    return this.organisation(organisation)?.persons.find((person) => person.code === code);
  }

  /** Whether the person could act for the organisation at an instant. */
  inOffice(organisation: OrganisationCode, code: PersonCode, at: Instant): boolean {
    const body = this.organisation(organisation);
    const person = this.person(organisation, code);
    return body !== undefined && inForce(body, at) && person !== undefined && inForce(person, at);
  }

  /** Whether the person could act for the organisation at an instant, and had a certificate to sign with. */
  canSign(organisation: OrganisationCode, code: PersonCode, at: Instant): boolean {
    const certificates = this.person(organisation, code)?.certificates ?? [];
    return this.inOffice(organisation, code, at) && certificates.some((held) => inForce(held, at));
  }

  /** Who of an organisation could sign with this certificate (SHA-256 of its DER) at an instant. */
  personByCertificate(organisation: OrganisationCode, fingerprint: string, at: Instant): Person | undefined {
    return this.organisation(organisation)?.persons.find(
      ({ code, certificates }) =>
        this.inOffice(organisation, code, at) &&
        certificates.some((held) => held.digest === fingerprint && inForce(held, at)),
    );
  }

  /** Whether a person of the organisation has or had this certificate. */
  holds(organisation: OrganisationCode, fingerprint: string): boolean {
    const people = this.organisation(organisation)?.persons ?? [];
    return people.some(({ certificates }) => certificates.some(({ digest }) => digest === fingerprint));
  }

  /** Who of an organisation made a signature; SIGNER_NOT_AUTHORISED when nobody could at the time it states. */
  signer(organisation: OrganisationCode, { fingerprint, at }: SignatureFacts): Person {
    const person = this.personByCertificate(organisation, fingerprint, at);
    if (person === undefined) throw new AppError('SIGNER_NOT_AUTHORISED');
    return person;
  }

  /** Whether this certificate was the organisation's own token at an instant. */
  isOrganisationCertificate(organisation: OrganisationCode, fingerprint: string, at: Instant): boolean {
    const body = this.organisation(organisation);
    if (body === undefined || !inForce(body, at)) return false;
    return body.seals.some((seal) => seal.digest === fingerprint && inForce(seal, at));
  }

  /** Whether this certificate was the one, or one of those, with which the endpoint signed at an instant. */
  isEndpoint(fingerprint: string, at: Instant): boolean {
    return this.statement.endpointSigners.some(
      (signer) => signer.digest === fingerprint && inForce(signer, at),
    );
  }

  /** When a person ceased or will cease to act for the organisation; undefined while open. */
  endOfOffice(organisation: OrganisationCode, code: PersonCode): Instant | undefined {
    const ends = [this.organisation(organisation)?.until, this.person(organisation, code)?.until];
    return ends.filter((end) => end !== undefined).sort()[0];
  }

  /** When a certificate of the organisation ceased or will cease to sign for it; undefined while open. */
  endOf(organisation: OrganisationCode, fingerprint: string): Instant | undefined {
    const body = this.organisation(organisation);
    const holders = [{ until: undefined, certificates: body?.seals ?? [] }, ...(body?.persons ?? [])];
    const ends = holders.flatMap(({ until, certificates }) =>
      certificates.filter(({ digest }) => digest === fingerprint).flatMap((held) => [held.until, until]),
    );
    return [body?.until, ...ends].filter((end) => end !== undefined).sort()[0];
  }

  /** Whether an envelope can be sealed to this organisation; the signature and the term are checked when it is. */
  canReceive(code: OrganisationCode): boolean {
    return this.#reachable.has(code);
  }

  /**
   * The key to which envelopes for an organisation are sealed (1216 bytes). ORGANISATION_UNKNOWN, or
   * MAILBOX_KEY_MISSING when none is published, it is no key, its term is over, or the organisation's own
   * token did not sign for it.
   */
  async mailboxKey(code: OrganisationCode, check: CheckSignature, now: Date): Promise<Uint8Array> {
    const organisation = this.organisation(code);
    const at = now.toISOString();
    const detail = { organisation: code };
    if (organisation === undefined || !inForce(organisation, at))
      throw new AppError('ORGANISATION_UNKNOWN', { field: 'recipients', detail });
    const mailbox = organisation.mailbox;
    if (mailbox === undefined || !this.canReceive(code))
      throw new AppError('MAILBOX_KEY_MISSING', { detail });
    const statement = MailboxStatement.parse(mailbox.statement);
    const inTerm = statement.notBefore <= at && at <= statement.notAfter;
    if (!inTerm) throw new AppError('MAILBOX_KEY_MISSING', { detail });
    const { fingerprint } = await check(canonicalBytes(statement), fromBase64(mailbox.signature)).catch(
      (cause) => {
        throw new AppError('MAILBOX_KEY_MISSING', { cause, detail });
      },
    );
    if (!this.isOrganisationCertificate(code, fingerprint, at))
      throw new AppError('MAILBOX_KEY_MISSING', { detail });
    return fromBase64(statement.publicKey);
  }

  /** The bodies above one, the nearest first. */
  above(organisation: Organisation): Organisation[] {
    return this.#tree.above(organisation);
  }

  /** Bodies that a typed text names. */
  find(query: OrganisationQuery): FoundOrganisations {
    return this.prepareSearch().find(query);
  }

  /** The body that a whole name names alone. */
  named(query: Omit<OrganisationQuery, 'limit'>): OrganisationCode | 'unknown' | 'several' {
    return this.prepareSearch().named(query);
  }

  /** Indexes the names, at the first search at the latest; the endpoint never searches. */
  prepareSearch(): OrganisationSearch {
    this.#search ??= new OrganisationSearch(this.#organisations.values(), this.#tree);
    return this.#search;
  }
}

/** A directory without the ends after `at` where it is asked who may sign, and with them where it is asked for ends. */
class FormerDirectory extends DirectoryIndex {
  readonly #latest: DirectoryIndex;

  constructor(latest: DirectoryIndex, at: Instant) {
    super(withoutLaterEnds(latest.statement, at));
    this.#latest = latest;
  }

  /** From an end on, whenever it was stated, the person cannot sign: a head may do it then. */
  override canSign(organisation: OrganisationCode, code: PersonCode, at: Instant): boolean {
    return super.canSign(organisation, code, at) && this.#latest.canSign(organisation, code, at);
  }

  override endOfOffice(organisation: OrganisationCode, code: PersonCode): Instant | undefined {
    return this.#latest.endOfOffice(organisation, code);
  }

  override endOf(organisation: OrganisationCode, fingerprint: string): Instant | undefined {
    return this.#latest.endOf(organisation, fingerprint);
  }
}

const isUsable = (statement: MailboxStatement, code: OrganisationCode): boolean =>
  statement.organisation === code && isMailboxKey(fromBase64(statement.publicKey));

const digests = (certificates: readonly { digest: string }[]): string[] =>
  certificates.map(({ digest }) => digest);
