import type { Person } from '../../../contract/exchange/directory.ts';
import type { UsedDirectory } from '../../../contract/ledger/parts.ts';
import type { Instant, OrganisationCode, PersonCode } from '../../../contract/scalar.ts';
import type { SignatureFacts } from '../../encoding/statement.ts';

/** Who could sign for whom at an instant, by the SHA-256 of the certificate. */
export interface Signers {
  inOffice(organisation: OrganisationCode, person: PersonCode, at: Instant): boolean;
  /** In office, and with a certificate in force. */
  canSign(organisation: OrganisationCode, person: PersonCode, at: Instant): boolean;
  personByCertificate(
    organisation: OrganisationCode,
    fingerprint: string,
    at: Instant,
  ): { readonly code: PersonCode; readonly role?: Person['role'] | undefined } | undefined;
  /** Whether the certificate was the organisation's own token. */
  isOrganisationCertificate(organisation: OrganisationCode, fingerprint: string, at: Instant): boolean;
  /** Whether the endpoint signed with the certificate. */
  isEndpoint(fingerprint: string, at: Instant): boolean;
  /** When the person left office; undefined while there. */
  endOfOffice(organisation: OrganisationCode, person: PersonCode): Instant | undefined;
  /** When the certificate ceased to sign for the organisation; undefined while it may. */
  endOf(organisation: OrganisationCode, fingerprint: string): Instant | undefined;
}

/** The same, which can also be asked as of an earlier version of the directory, without the ends stated since. */
export interface DatedSigners extends Signers {
  asUsed(directory: UsedDirectory): Signers;
}

/**
 * A signature or an act of one who lost the authority at `end`, and states itself that it was made at `stated`: before, or
 * later where nobody could know of the end yet.
 */
export interface DatedClaim {
  readonly stated: Instant;
  readonly end: Instant;
}

/** The claim that a valid signature makes; undefined while its certificate is in force. */
export function claimOf(
  { fingerprint, at, revokedAt }: SignatureFacts,
  /** Undefined for the endpoint, whose own statement is the time that others are dated by. */
  organisation: OrganisationCode | undefined,
  signers: Pick<Signers, 'endOf'>,
): DatedClaim | undefined {
  const ended = organisation === undefined ? undefined : signers.endOf(organisation, fingerprint);
  // What is undefined is sorted last.
  const [end] = [ended, revokedAt].sort();
  return end === undefined ? undefined : { stated: at, end };
}
