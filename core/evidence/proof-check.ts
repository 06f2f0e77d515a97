import type { z } from 'zod';
import { AppError } from '../../contract/errors/index.ts';
import { StorageReceipt } from '../../contract/exchange/api.ts';
import { Dispatch, StatusStatement } from '../../contract/exchange/body.ts';
import type { ActOf, LedgerEntry, Proof } from '../../contract/ledger/act.ts';
import { IssuedRecord } from '../../contract/record/coded-record.ts';
import type { Instant, OrganisationCode, PersonCode } from '../../contract/scalar.ts';
import { canonicalBytes, digestOf } from '../encoding/canonical.ts';
import {
  type CheckSignature,
  readStatement,
  type SignatureFacts,
  type SignedBytes,
} from '../encoding/statement.ts';
import { allocationFits } from '../register/allocation.ts';
import { isWilled } from './sequence.ts';

/** Who could sign for whom at an instant, by the SHA-256 of the certificate. */
export interface Signers {
  inOffice(organisation: OrganisationCode, person: PersonCode, at: Instant): boolean;
  personByCertificate(
    organisation: OrganisationCode,
    fingerprint: string,
    at: Instant,
  ): { readonly code: PersonCode } | undefined;
  /** Whether the certificate was the organisation's own token. */
  isSeal(organisation: OrganisationCode, fingerprint: string, at: Instant): boolean;
  /** Whether the endpoint signed with the certificate. */
  isEndpoint(fingerprint: string, at: Instant): boolean;
  /** When the person left office; undefined while there. */
  endOfOffice(organisation: OrganisationCode, person: PersonCode): Instant | undefined;
  /** When the certificate ceased to sign for the organisation; undefined while it may. */
  endOf(organisation: OrganisationCode, fingerprint: string): Instant | undefined;
}

/** A signature or an act of one who may sign no more since `end`; it states that it was made at `stated`, before. */
export interface Claim {
  readonly stated: Instant;
  readonly end: Instant;
}

/** The claim that a signature which holds makes on its reader's belief; undefined while its certificate is in force. */
export function claimOf(
  { fingerprint, at, revokedAt }: SignatureFacts,
  /** Undefined for the endpoint, whose own word is the time that others are dated by. */
  organisation: OrganisationCode | undefined,
  signers: Signers,
): Claim | undefined {
  const ended = organisation === undefined ? undefined : signers.endOf(organisation, fingerprint);
  const [end] = [ended, revokedAt].filter((time) => time !== undefined).sort();
  return end === undefined ? undefined : { stated: at, end };
}

export interface ProofExpectation {
  /** Whose ledger it is. */
  organisation: OrganisationCode;
  signers: Signers;
  check: CheckSignature;
  /** Told of each signature that only its own word dates before the end of its certificate. */
  claimed(claim: Claim): void;
  /** Signed bytes by their SHA-256. */
  proof(digest: string): Uint8Array | undefined;
}

/**
 * SIGNER_NOT_AUTHORISED when the act is one that its actor was not in office to do. The claim it makes where the
 * actor has left office since: its time is the actor's own word, as a signature's is.
 */
export function checkActor(
  entry: LedgerEntry,
  { organisation, signers }: Pick<ProofExpectation, 'organisation' | 'signers'>,
): Claim | undefined {
  if (!isWilled(entry)) return undefined;
  may(signers.inOffice(organisation, entry.actor, entry.at));
  const end = signers.endOfOffice(organisation, entry.actor);
  return end === undefined ? undefined : { stated: entry.at, end };
}

/** The digests of all signed bytes an act refers to. */
export function proofsOf(entry: LedgerEntry): string[] {
  return proofPairs(entry).flatMap(({ content, signature }) => [content, signature]);
}

function proofPairs(entry: LedgerEntry): Proof[] {
  switch (entry.act) {
    case 'issue':
    case 'receive':
      return [entry.data.record, entry.data.dispatch];
    case 'deliver':
      return [entry.data.receipt];
    case 'enter':
      return entry.data.statement === undefined ? [] : [entry.data.statement];
    case 'join':
    case 'refuse':
    case 'status':
      return [entry.data.statement];
    default:
      return [];
  }
}

/**
 * Checks what an act rests on: every statement it refers to says what the act says, is signed, as of the
 * entry's time, and by one who could when the signature states that it was made. PROOF_MISSING when bytes are not at hand, PROOF_INVALID when statement,
 * signature or act do not agree, SIGNER_NOT_AUTHORISED, or the fault of a certificate.
 */
export async function checkProofs(entry: LedgerEntry, expected: ProofExpectation): Promise<void> {
  const { organisation } = expected;
  const desk = new Desk(entry, expected);
  switch (entry.act) {
    case 'issue': {
      const { allocation, envelopes } = entry.data;
      const { issued, dispatch, person } = await desk.issue(entry.data, organisation);
      const addressed = envelopes.map(({ to }) => to);
      agree(issued.code === entry.subject && same(dispatch.allocation, allocation));
      agree(same(addressed.toSorted(), allocation.map(({ to }) => to).toSorted()));
      return desk.byActor(person);
    }
    case 'receive': {
      const { code, from, copies } = entry.data;
      const { issued, dispatch } = await desk.issue(entry.data, from);
      const ours = dispatch.allocation.find(({ to }) => to === organisation);
      return agree(issued.code === code && from !== organisation && same(ours?.copies ?? [], copies));
    }
    case 'deliver': {
      const { statement, facts } = await desk.receipt(entry.data.receipt);
      agree(statement.id === entry.subject);
      return may(expected.signers.isEndpoint(facts.fingerprint, facts.at));
    }
    case 'enter': {
      const { envelope, statement } = entry.data;
      // Paper that came alone has neither; what came in an envelope is answered for.
      if (statement === undefined) return agree(envelope === undefined);
      return desk.ownWord(statement, { envelope, status: '03', reasons: [] });
    }
    case 'join': {
      const { envelope, statement } = entry.data;
      return desk.ownWord(statement, { envelope, status: '03', reasons: [] });
    }
    case 'refuse': {
      const { envelope, reasons, statement } = entry.data;
      return desk.ownWord(statement, { envelope, status: '02', reasons });
    }
    case 'status': {
      const { from, envelope, status, reasons, statement } = entry.data;
      agree(from !== organisation);
      await desk.word(statement, { from, envelope, status, reasons });
      return;
    }
    default:
      return;
  }
}

type Word = Pick<StatusStatement, 'from' | 'status' | 'reasons'> & { envelope: string | undefined };

/** Reads and checks the statements of one entry. */
class Desk {
  readonly #entry: LedgerEntry;
  readonly #expected: ProofExpectation;

  constructor(entry: LedgerEntry, expected: ProofExpectation) {
    this.#entry = entry;
    this.#expected = expected;
  }

  /** A record signed by a person of `from`, and the dispatch its organisation signed over that signature. */
  async issue(
    proofs: Pick<ActOf<'issue'>['data'], 'record' | 'dispatch'>,
    from: OrganisationCode,
  ): Promise<{ issued: IssuedRecord; dispatch: Dispatch; person: PersonCode }> {
    const { statement: issued, facts } = await this.signed(IssuedRecord, proofs.record, from);
    const { statement: dispatch, facts: seal } = await this.signed(Dispatch, proofs.dispatch, from);
    agree(issued.issuer === from && dispatch.from === from && dispatch.code === issued.code);
    agree(dispatch.record === proofs.record.content);
    agree(dispatch.recordSignature === proofs.record.signature);
    agree(allocationFits(issued, dispatch.allocation));
    may(this.#expected.signers.isSeal(from, seal.fingerprint, seal.at));
    return { issued, dispatch, person: this.#person(from, facts) };
  }

  /** A word about the entry's document: signed by the person of `from` whom it names. */
  async word(proof: Proof, said: Word): Promise<PersonCode> {
    const { statement, facts } = await this.signed(StatusStatement, proof, said.from);
    const { code, from, envelope, status, reasons } = statement;
    agree(code === this.#entry.subject && same({ from, envelope, status, reasons }, said));
    agree((status === '02') === reasons.length > 0);
    const person = this.#person(from, facts);
    may(person === statement.by);
    return person;
  }

  async ownWord(proof: Proof, said: Omit<Word, 'from'>): Promise<void> {
    this.byActor(await this.word(proof, { ...said, from: this.#expected.organisation }));
  }

  /** What a terminal says of its own organisation is signed by whoever acts. */
  byActor(person: PersonCode): void {
    may(person === this.#entry.actor);
  }

  /**
   * The endpoint's word, as of the time it was given: it gives it again as it was when the first answer was
   * lost, and its certificate may have been renewed in between.
   */
  receipt(proof: Proof): Promise<{ statement: StorageReceipt; facts: SignatureFacts }> {
    return this.#checked(StorageReceipt, proof, undefined, ({ at }) => earlier(at, this.#entry.at));
  }

  /** A statement of `from` with a signature that holds as of the entry's time. */
  signed<Schema extends z.ZodType>(
    schema: Schema,
    proof: Proof,
    from: OrganisationCode,
  ): Promise<{ statement: z.infer<Schema>; facts: SignatureFacts }> {
    return this.#checked(schema, proof, from, () => this.#entry.at);
  }

  async #checked<Schema extends z.ZodType>(
    schema: Schema,
    proof: Proof,
    from: OrganisationCode | undefined,
    asOf: (statement: z.infer<Schema>) => Instant,
  ): Promise<{ statement: z.infer<Schema>; facts: SignatureFacts }> {
    const { content, signature } = this.#bytes(proof);
    const statement = readStatement(schema, content, 'PROOF_INVALID');
    const instant = new Date(asOf(statement));
    const facts = await this.#expected.check(content, signature, instant).catch(asProofFault);
    const claim = claimOf(facts, from, this.#expected.signers);
    if (claim !== undefined) this.#expected.claimed(claim);
    return { statement, facts };
  }

  #bytes(proof: Proof): SignedBytes {
    const [content, signature] = [proof.content, proof.signature].map((digest) => {
      const bytes = this.#expected.proof(digest);
      return bytes !== undefined && digestOf(bytes) === digest ? bytes : undefined;
    });
    if (content === undefined || signature === undefined) throw new AppError('PROOF_MISSING');
    return { content, signature };
  }

  #person(organisation: OrganisationCode, { fingerprint, at }: SignatureFacts): PersonCode {
    const person = this.#expected.signers.personByCertificate(organisation, fingerprint, at);
    if (person === undefined) throw new AppError('SIGNER_NOT_AUTHORISED');
    return person.code;
  }
}

/** A signature that does not fit is the proof's fault; a certificate's own fault keeps its name. */
function asProofFault(cause: unknown): never {
  const bare = cause instanceof AppError && ['SIGNATURE_INVALID', 'SIGNATURE_FORMAT'].includes(cause.code);
  throw bare ? new AppError('PROOF_INVALID', { cause }) : cause;
}

function agree(holds: boolean): void {
  if (!holds) throw new AppError('PROOF_INVALID');
}

function may(holds: boolean): void {
  if (!holds) throw new AppError('SIGNER_NOT_AUTHORISED');
}

const earlier = (one: Instant, other: Instant): Instant => (one < other ? one : other);

const same = (one: unknown, other: unknown): boolean =>
  Buffer.from(canonicalBytes(one)).equals(canonicalBytes(other));
