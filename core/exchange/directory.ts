import { AppError } from '../../contract/errors/index.ts';
import {
  Directory,
  MailboxStatement,
  type Organisation,
  type Person,
} from '../../contract/exchange/directory.ts';
import type { OrganisationCode, PersonCode } from '../../contract/scalar.ts';
import { canonicalBytes } from '../ledger/canonical.ts';
import { type CheckSignature, fromBase64, readStatement, type SignedBytes } from '../ledger/statement.ts';
import { fold } from '../text/fold.ts';

export interface DirectoryExpectation {
  check: CheckSignature;
  /** SHA-256 of the certificate with which the directory authority signs. */
  authority: string;
  /** The version in hand, 0 for none; only a higher one is taken. */
  above: number;
}

/** Verifies and indexes a signed directory; DIRECTORY_INVALID for a wrong form, signer or version. */
export async function openDirectory(
  signed: SignedBytes,
  expected: DirectoryExpectation,
): Promise<DirectoryIndex> {
  const { fingerprint } = await expected.check(signed.content, signed.signature).catch((cause) => {
    throw new AppError('DIRECTORY_INVALID', { cause });
  });
  if (fingerprint !== expected.authority) throw new AppError('DIRECTORY_INVALID', { field: 'signature' });
  const directory = readStatement(Directory, signed.content, 'DIRECTORY_INVALID');
  if (directory.version <= expected.above) throw new AppError('DIRECTORY_INVALID', { field: 'version' });
  return new DirectoryIndex(directory);
}

/** A verified directory with the look-ups the exchange needs. */
export class DirectoryIndex {
  readonly version: number;
  readonly #organisations = new Map<OrganisationCode, Organisation>();
  readonly #search: { organisation: Organisation; code: string; name: string }[] = [];

  constructor(directory: Directory) {
    this.version = directory.version;
    const unique = new Set<string>();
    for (const organisation of directory.organisations) {
      const people = organisation.persons.flatMap(({ code, certificates }) => [code, ...certificates]);
      for (const identity of [organisation.code, ...people, ...organisation.seals]) {
        // One certificate, one holder: otherwise a signature would not say who made it.
        if (unique.has(identity)) throw new AppError('DIRECTORY_INVALID');
        unique.add(identity);
      }
      this.#organisations.set(organisation.code, organisation);
      const { code, name } = organisation;
      this.#search.push({ organisation, code: code.toLowerCase(), name: fold(name) });
    }
  }

  organisation(code: OrganisationCode): Organisation | undefined {
    return this.#organisations.get(code);
  }

  get size(): number {
    return this.#organisations.size;
  }

  person(organisation: OrganisationCode, code: PersonCode): Person | undefined {
    return this.organisation(organisation)?.persons.find((person) => person.code === code);
  }

  /** Who of an organisation holds this certificate (SHA-256 of its DER). */
  personByCertificate(organisation: OrganisationCode, fingerprint: string): Person | undefined {
    const persons = this.organisation(organisation)?.persons;
    return persons?.find(({ certificates }) => certificates.includes(fingerprint));
  }

  /** Whether this certificate is the organisation's own token. */
  isSeal(organisation: OrganisationCode, fingerprint: string): boolean {
    return this.organisation(organisation)?.seals.includes(fingerprint) ?? false;
  }

  /** Whether an envelope can be sealed to this organisation; the signature is checked when it is. */
  canReceive(code: OrganisationCode): boolean {
    return this.organisation(code)?.mailbox !== undefined;
  }

  /**
   * The key to which envelopes for an organisation are sealed (1216 bytes). ORGANISATION_UNKNOWN, or
   * MAILBOX_KEY_MISSING when none is published, its term is over, or the organisation's own token did not
   * sign for it.
   */
  async mailboxKey(code: OrganisationCode, check: CheckSignature, now: Date): Promise<Uint8Array> {
    const organisation = this.organisation(code);
    if (organisation === undefined) throw new AppError('ORGANISATION_UNKNOWN', { field: 'recipients' });
    const mailbox = organisation.mailbox;
    if (mailbox === undefined) throw new AppError('MAILBOX_KEY_MISSING');
    const statement = MailboxStatement.parse(mailbox.statement);
    const at = now.toISOString();
    const inTerm = statement.notBefore <= at && at <= statement.notAfter;
    if (!inTerm || statement.organisation !== code) throw new AppError('MAILBOX_KEY_MISSING');
    const { fingerprint } = await check(canonicalBytes(statement), fromBase64(mailbox.signature)).catch(
      (cause) => {
        throw new AppError('MAILBOX_KEY_MISSING', { cause });
      },
    );
    if (!this.isSeal(code, fingerprint)) throw new AppError('MAILBOX_KEY_MISSING');
    return fromBase64(statement.publicKey);
  }

  /**
   * Organisations whose code begins with the text or whose name holds every word of it, accent-blind and in
   * any order; those whose code or name begins with it come first.
   */
  find(text: string, limit: number): Organisation[] {
    const wanted = fold(text);
    const words = wanted.split(' ');
    const first: Organisation[] = [];
    const rest: Organisation[] = [];
    for (const { organisation, code, name } of this.#search) {
      if (code.startsWith(wanted) || name.startsWith(wanted)) first.push(organisation);
      else if (words.every((word) => name.includes(word))) rest.push(organisation);
      if (first.length >= limit) break;
    }
    return [...first, ...rest].slice(0, limit);
  }
}
