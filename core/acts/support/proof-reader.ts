import type { z } from 'zod';
import { Calendar } from '../../../contract/calendar/calendar.ts';
import { Concurred } from '../../../contract/custody/concurred.ts';
import { Countersigned } from '../../../contract/custody/countersigned.ts';
import { AppError, type ErrorCode, errorSpec } from '../../../contract/errors/index.ts';
import { StorageReceipt } from '../../../contract/exchange/api.ts';
import { Dispatch, StatusStatement } from '../../../contract/exchange/body.ts';
import { LawEdition } from '../../../contract/law/edition.ts';
import type { EntryOf, LedgerEntry } from '../../../contract/ledger/act.ts';
import type { Proof } from '../../../contract/ledger/parts.ts';
import { IssuedRecord } from '../../../contract/record/coded-record.ts';
import type { ControlCode } from '../../../contract/record/control-code.ts';
import type { Digest, EnvelopeId, Instant, OrganisationCode, PersonCode } from '../../../contract/scalar.ts';
import { allocationFits, allocationOf } from '../../../domain/custody/allocation.ts';
import { openAuthorityDocument } from '../../directory/authority-document.ts';
import { digestOf, isSameValue } from '../../encoding/canonical.ts';
import { isNearTo } from '../../encoding/stated-time.ts';
import {
  type CheckSignature,
  readStatement,
  type SignatureFacts,
  type SignedBytes,
} from '../../encoding/statement.ts';
import { openSection } from '../../section/section.ts';
import type { NamedDocuments } from './documents.ts';
import { claimOf, type DatedClaim, type Signers } from './signers.ts';

export interface ProofContext {
  /** Whose ledger it is. */
  organisation: OrganisationCode;
  signers: Signers;
  check: CheckSignature;
  /** Told of each signature that only its own statement dates before the end of its certificate. */
  claimed(claim: DatedClaim): void;
  /** Signed bytes by their SHA-256. */
  proof(digest: string): Uint8Array | undefined;
  /** What earlier acts have taken in; an act that takes in more adds it. */
  documents: NamedDocuments;
  /** SHA-256 of an envelope as an earlier act names it that sends it; undefined where none does. */
  digestOfSent(envelope: EnvelopeId): Digest | undefined;
}

type Checked<Statement> = Promise<{ statement: Statement; facts: SignatureFacts }>;

/** What a status statement must state, beside the document. */
type ExpectedStatus = Pick<StatusStatement, 'from' | 'status' | 'reasons'> & { envelope: string | undefined };

/**
 * Reads the statements that one entry rests on and checks their signatures as of the entry's time. PROOF_MISSING
 * when bytes are not at hand, PROOF_INVALID when statement, signature or act do not agree, SIGNER_NOT_AUTHORISED,
 * or the fault of a certificate.
 */
export class ProofReader {
  readonly organisation: OrganisationCode;
  readonly #entry: LedgerEntry;
  readonly #context: ProofContext;

  constructor(entry: LedgerEntry, context: ProofContext) {
    this.organisation = context.organisation;
    this.#entry = entry;
    this.#context = context;
  }

  /** A record signed by a person of `from`, and the dispatch its organisation signed over that signature. */
  async readIssue(
    { record, dispatch: dispatched }: { record: Proof; dispatch: Proof },
    from: OrganisationCode,
  ): Promise<{ issued: IssuedRecord; dispatch: Dispatch; person: PersonCode }> {
    const { statement: issued, facts } = await this.#signed(IssuedRecord, record, from);
    const { statement: dispatch, facts: organisation } = await this.#signed(Dispatch, dispatched, from);
    agreeProof(isNearTo(dispatch.at, organisation.at));
    agreeProof(issued.issuer === from && dispatch.from === from && dispatch.code === issued.code);
    agreeProof(dispatch.record === record.content && dispatch.recordSignature === record.signature);
    agreeProof(allocationFits(issued, allocationOf(dispatch, issued)));
    requireSigner(
      this.#context.signers.isOrganisationCertificate(from, organisation.fingerprint, organisation.at),
    );
    return { issued, dispatch, person: this.#person(from, facts) };
  }

  /**
   * A hand-over, signed by the other person of it, whom perhaps the section alone lists, and as it was done: the same copies
   * may be collected from the same person again.
   */
  async checkCountersigned(
    proof: Proof,
    expected: Omit<Countersigned, 'purpose' | 'organisation' | 'at'>,
  ): Promise<void> {
    await this.#checkBeside(Countersigned, proof, expected);
  }

  /** The same of a second person who stands by the act that the next entry is. */
  async checkConcurred(
    proof: Proof,
    expected: Omit<Concurred, 'purpose' | 'organisation' | 'at'>,
  ): Promise<void> {
    await this.#checkBeside(Concurred, proof, expected);
  }

  async #checkBeside(
    schema: typeof Countersigned | typeof Concurred,
    proof: Proof,
    expected: { readonly person: PersonCode },
  ): Promise<void> {
    const { statement, facts } = await this.#signed(schema, proof, this.organisation);
    const { purpose: _purpose, organisation, at, ...said } = statement;
    agreeProof(organisation === this.organisation && isSameValue(said, expected));
    agreeProof(isNearTo(at, facts.at) && isNearTo(at, this.#entry.at));
    const { signers, documents } = this.#context;
    const signer =
      signers.personByCertificate(organisation, facts.fingerprint, facts.at) ??
      documents.section?.staff.personByCertificate(facts.fingerprint, facts.at);
    requireSigner(signer?.code === expected.person);
  }

  /** A statement about a document, signed by the person of `expected.from` whom it names. */
  async checkStatus(proof: Proof, code: ControlCode, expected: ExpectedStatus): Promise<PersonCode> {
    const { statement, facts } = await this.#signed(StatusStatement, proof, expected.from);
    const { from, envelope, status, reasons } = statement;
    agreeProof(statement.code === code && isSameValue({ from, envelope, status, reasons }, expected));
    agreeProof(isNearTo(statement.at, facts.at));
    agreeProof((status === '02') === reasons.length > 0);
    const person = this.#person(from, facts);
    requireSigner(person === statement.by);
    return person;
  }

  /** The same of the terminal's own organisation, signed by the actor. */
  async checkOwnStatus(
    proof: Proof,
    code: ControlCode,
    expected: Omit<ExpectedStatus, 'from'>,
  ): Promise<void> {
    this.requireActor(await this.checkStatus(proof, code, { ...expected, from: this.organisation }));
  }

  /**
   * The endpoint's receipt, as of the time it states: when the first answer was lost, the endpoint gives the same
   * receipt again, and its certificate may have been renewed in between.
   */
  async readReceipt(proof: Proof): Promise<StorageReceipt> {
    const asOf = ({ at }: StorageReceipt) => (at < this.#entry.at ? at : this.#entry.at);
    const { statement, facts } = await this.#checked(StorageReceipt, proof, undefined, asOf);
    requireSigner(this.#context.signers.isEndpoint(facts.fingerprint, facts.at));
    return statement;
  }

  /** A section that was taken in, by the rules of `openSection`, with its codes, after the one before. */
  async readSection({ version, statement }: EntryOf<'section'>['data']): Promise<void> {
    const { documents, signers, check, claimed } = this.#context;
    const claims: (DatedClaim | undefined)[] = [];
    const index = await openSection(this.#bytes(statement), {
      check: async (content, cms) => {
        const facts = await check(content, cms, new Date(this.#entry.at));
        claims.push(claimOf(facts, this.organisation, signers));
        return facts;
      },
      organisation: this.organisation,
      directory: signers,
      known: documents.section,
    });
    agreeProof(index.statement.version === version);
    for (const claim of claims) if (claim !== undefined) claimed(claim);
    documents.addSection(statement.content, index);
  }

  /** The calendar of a year; CALENDAR_INVALID. */
  async readCalendar({ year, version, statement }: EntryOf<'calendar'>['data']): Promise<void> {
    const calendar = await this.#byAuthority(Calendar, statement, 'CALENDAR_INVALID');
    agreeProof(calendar.year === year && calendar.version === version);
    this.#context.documents.addCalendar(statement.content, calendar);
  }

  /** An edition of the law; LAW_EDITION_INVALID. */
  async readLaw({ effective, statement }: EntryOf<'law'>['data']): Promise<void> {
    const { law } = await this.#byAuthority(LawEdition, statement, 'LAW_EDITION_INVALID');
    agreeProof(law.effective === effective);
    this.#context.documents.addLaw(statement.content, law);
  }

  #byAuthority<Schema extends z.ZodType<{ at: Instant }>>(
    schema: Schema,
    statement: Proof,
    code: ErrorCode,
  ): Promise<z.infer<Schema>> {
    const { check, documents } = this.#context;
    const asOf = new Date(this.#entry.at);
    return openAuthorityDocument(
      schema,
      this.#bytes(statement),
      { authorities: documents.authorities, check: (content, cms) => check(content, cms, asOf) },
      code,
    );
  }

  /** SHA-256 of an envelope as the act names it that sends it. */
  digestOfSent(envelope: EnvelopeId): Digest | undefined {
    return this.#context.digestOfSent(envelope);
  }

  /** SIGNER_NOT_AUTHORISED unless the person is the entry's actor. */
  requireActor(person: PersonCode): void {
    requireSigner(person === this.#entry.actor);
  }

  #signed<Schema extends z.ZodType>(
    schema: Schema,
    proof: Proof,
    from: OrganisationCode,
  ): Checked<z.infer<Schema>> {
    return this.#checked(schema, proof, from, () => this.#entry.at);
  }

  async #checked<Schema extends z.ZodType>(
    schema: Schema,
    proof: Proof,
    from: OrganisationCode | undefined,
    asOf: (statement: z.infer<Schema>) => Instant,
  ): Checked<z.infer<Schema>> {
    const { content, signature } = this.#bytes(proof);
    const statement = readStatement(schema, content, 'PROOF_INVALID');
    const instant = new Date(asOf(statement));
    const facts = await this.#context.check(content, signature, instant).catch(throwAsProofFault);
    const claim = claimOf(facts, from, this.#context.signers);
    if (claim !== undefined) this.#context.claimed(claim);
    return { statement, facts };
  }

  #bytes(proof: Proof): SignedBytes {
    const [content, signature] = [proof.content, proof.signature].map((digest) => {
      const bytes = this.#context.proof(digest);
      return bytes !== undefined && digestOf(bytes) === digest ? bytes : undefined;
    });
    if (content === undefined || signature === undefined) throw new AppError('PROOF_MISSING');
    return { content, signature };
  }

  #person(organisation: OrganisationCode, { fingerprint, at }: SignatureFacts): PersonCode {
    const person = this.#context.signers.personByCertificate(organisation, fingerprint, at);
    if (person === undefined) throw new AppError('SIGNER_NOT_AUTHORISED');
    return person.code;
  }
}

/** PROOF_INVALID unless a statement states what its act states. */
export function agreeProof(holds: boolean): void {
  if (!holds) throw new AppError('PROOF_INVALID');
}

function requireSigner(holds: boolean): void {
  if (!holds) throw new AppError('SIGNER_NOT_AUTHORISED');
}

/** A signature that does not fit is the proof's fault; a certificate's own fault keeps its code. */
function throwAsProofFault(cause: unknown): never {
  const bare = cause instanceof AppError && errorSpec(cause.code).exchange.signature === 'mismatch';
  throw bare ? new AppError('PROOF_INVALID', { cause }) : cause;
}
