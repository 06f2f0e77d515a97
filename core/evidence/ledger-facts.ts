import type { ErrorCode } from '../../contract/errors/index.ts';
import { StorageReceipt } from '../../contract/exchange/api.ts';
import { Dispatch } from '../../contract/exchange/body.ts';
import type { EntryOf, LedgerEntry } from '../../contract/ledger/act.ts';
import type { Proof } from '../../contract/ledger/parts.ts';
import type { ControlCode } from '../../contract/record/control-code.ts';
import type { RecordGeneration } from '../../contract/record/generation.ts';
import type { MessageStatus } from '../../contract/record/status.ts';
import type { Digest, EnvelopeId, Instant, OrganisationCode, TerminalCode } from '../../contract/scalar.ts';
import { issuedCopies, olderOf } from '../acts/support/issued-copies.ts';
import { readStatement } from '../encoding/statement.ts';

/** What a ledger says of one envelope that its body issued. */
export interface Issued {
  seq: number;
  code: ControlCode;
  to: OrganisationCode;
  record: Proof;
  dispatch: Proof;
  copies: readonly number[];
  /** SHA-256 of the envelope; undefined in an act of the first generation. */
  digest: Digest | undefined;
}

/** What a ledger says of one envelope that its body received. */
export interface Received extends Omit<Issued, 'to' | 'digest'> {
  from: OrganisationCode;
  /** SHA-256 of the envelope as it came. */
  envelope: Digest;
  /** When the sender dispatched it, by the sender's own signature. */
  dispatchedAt: Instant | undefined;
}

/** How a body answered an envelope, and what it signed about that. */
export interface Answer {
  seq: number;
  status: MessageStatus;
  reasons: readonly string[];
  statement: Proof;
}

/** An envelope that did not pass the checks of the body it came to. */
export interface Rejection {
  digest: Digest;
  fault: ErrorCode;
}

/** A status that came about an envelope of one's own. */
export interface Told extends Answer {
  code: ControlCode;
  envelope: EnvelopeId;
  from: OrganisationCode;
}

type SignedForm = Pick<Issued, 'record' | 'dispatch'>;
interface SignedIssue {
  /** In the generation of the line. */
  readonly own: SignedForm;
  readonly older: ReadonlyMap<RecordGeneration, SignedForm>;
  readonly copiesOf: ReadonlyMap<OrganisationCode, readonly number[]>;
}

/** What an envelope brings of an issue: in the generation that its act names, if that is an older one. */
function signedFor(
  { own, older, copiesOf }: SignedIssue,
  to: OrganisationCode,
  envelope: object | { readonly generation: RecordGeneration },
): SignedForm & Pick<Issued, 'copies'> {
  const form = 'generation' in envelope ? older.get(envelope.generation) : undefined;
  return { ...(form ?? own), copies: copiesOf.get(to) ?? [] };
}

/** The hand-overs of one ledger, taken entry by entry, to be held against the ledgers of other bodies. */
export class LedgerFacts {
  readonly organisation: OrganisationCode;
  readonly terminal: TerminalCode;
  readonly hashes: Digest[] = [];
  readonly issued = new Map<EnvelopeId, Issued>();
  readonly received = new Map<EnvelopeId, Received>();
  readonly answers = new Map<EnvelopeId, Answer>();
  readonly told: Told[] = [];
  /** SHA-256 of each envelope as the endpoint receipted it. */
  readonly stored = new Map<EnvelopeId, { seq: number; digest: Digest }>();
  /** In the order of the ledger: an identity that was rejected is free for another envelope. */
  readonly rejected = new Map<EnvelopeId, Rejection[]>();
  readonly withdrawn = new Set<EnvelopeId>();
  readonly cancelled = new Map<ControlCode, number>();
  lastAt: Instant | undefined;
  /** What was signed at the issue of each record, and who got which copies. */
  readonly #issues = new Map<ControlCode, SignedIssue>();
  readonly #proof: (digest: Digest) => Uint8Array | undefined;

  constructor(
    whose: { organisation: OrganisationCode; terminal: TerminalCode },
    proof: (digest: Digest) => Uint8Array | undefined,
  ) {
    this.organisation = whose.organisation;
    this.terminal = whose.terminal;
    this.#proof = proof;
  }

  /** Takes an entry whose proofs were checked. */
  take(entry: LedgerEntry): void {
    this.hashes.push(entry.hash);
    this.lastAt = entry.at;
    switch (entry.act) {
      case 'issue':
        this.#issue(entry);
        return;
      case 'receive':
        this.#receive(entry);
        return;
      case 'deliver':
        this.#store(entry);
        return;
      case 'withdraw':
        this.withdrawn.add(entry.subject);
        return;
      case 'reject': {
        const { envelope: digest, fault } = entry.data;
        this.rejected.set(entry.subject, [...(this.rejected.get(entry.subject) ?? []), { digest, fault }]);
        return;
      }
      case 'cancel':
        if (entry.generation === undefined || entry.data.issuer === this.organisation)
          this.cancelled.set(entry.subject, entry.seq);
        return;
      case 'status':
        this.told.push({ seq: entry.seq, code: entry.subject, ...entry.data });
        return;
      case 'refuse': {
        const { envelope, reasons, statement } = entry.data;
        this.answers.set(envelope, { seq: entry.seq, status: '02', reasons, statement });
        return;
      }
      case 'enter':
      case 'join': {
        const { envelope, statement } = entry.data;
        if (envelope !== undefined && statement !== undefined)
          this.answers.set(envelope, { seq: entry.seq, status: '03', reasons: [], statement });
        return;
      }
      case 'resend':
        this.#resend(entry);
        return;
      case 'hand':
      case 'slip':
      case 'decline':
      case 'lose':
      case 'retract':
      case 'settle':
      case 'reopen':
      case 'register':
      case 'correct':
      case 'complete':
      case 'retry':
      case 'unlock':
      case 'lock':
      case 'directory':
      case 'incident':
      case 'enrol':
      case 'identify':
      case 'separate':
      case 'open-volume':
      case 'close-volume':
      case 'by-hand':
        return;
    }
  }

  #issue({ seq, subject, data }: EntryOf<'issue'>): void {
    const { record, dispatch } = data;
    const copiesOf = new Map(issuedCopies(data).map(({ to, copies }) => [to, copies]));
    const older = new Map(olderOf(data).map(({ generation, ...form }) => [generation, form]));
    const issue = { own: { record, dispatch }, older, copiesOf };
    this.#issues.set(subject, issue);
    for (const envelope of data.envelopes) {
      const { id, to } = envelope;
      const digest = 'digest' in envelope ? envelope.digest : undefined;
      this.issued.set(id, { seq, code: subject, to, digest, ...signedFor(issue, to, envelope) });
    }
  }

  /** The signatures of the issue, in another envelope. */
  #resend({ seq, subject, data: { to, envelope } }: EntryOf<'resend'>): void {
    const first = this.#issues.get(subject);
    if (envelope === undefined || first === undefined) return;
    const { id, digest } = envelope;
    this.issued.set(id, { seq, code: subject, to, digest, ...signedFor(first, to, envelope) });
  }

  #receive({ seq, subject, data }: EntryOf<'receive'>): void {
    const bytes = this.#proof(data.dispatch.content);
    const dispatch = bytes === undefined ? undefined : readStatement(Dispatch, bytes, 'PROOF_INVALID');
    this.received.set(subject, { seq, ...data, dispatchedAt: dispatch?.at });
  }

  #store({ seq, subject, data }: EntryOf<'deliver'>): void {
    const bytes = this.#proof(data.receipt.content);
    if (bytes === undefined) return;
    const { digest } = readStatement(StorageReceipt, bytes, 'PROOF_INVALID');
    this.stored.set(subject, { seq, digest });
  }
}
