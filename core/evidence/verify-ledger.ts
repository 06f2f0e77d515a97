import { setImmediate } from 'node:timers/promises';
import { AppError, type ErrorCode, errorSpec } from '../../contract/errors/index.ts';
import type { LedgerEntry } from '../../contract/ledger/act.ts';
import { AnchorReceipt, type Checkpoint } from '../../contract/ledger/checkpoint.ts';
import type { Instant, PersonCode } from '../../contract/scalar.ts';
import { proofsOf } from '../acts/engine/proofs.ts';
import type { ProofContext } from '../acts/support/proof-reader.ts';
import { claimOf, type DatedClaim, type Signers } from '../acts/support/signers.ts';
import { MerkleFrontier } from '../encoding/merkle.ts';
import type { CheckSignature } from '../encoding/statement.ts';
import { checkLine } from '../ledger/chain.ts';
import { type AnchorExpectation, checkAnchor, checkpointLeaf, readCheckpoint } from '../ledger/checkpoint.ts';
import type { StoredCheckpoint } from '../ports/store.ts';
import { checkActor, checkProofs } from './proof-check.ts';
import { Sequence } from './sequence.ts';

/** A ledger and its evidence, from any source; none of it is trusted. */
export interface LedgerEvidence extends AnchorExpectation {
  /** The stored or exported lines, oldest first. */
  lines: Iterable<string> | AsyncIterable<string>;
  checkpoints: Iterable<StoredCheckpoint>;
  check: CheckSignature;
  /** The directory: who may sign for whom, and with what the endpoint signs. */
  signers: Signers;
  /** Signed bytes the acts refer to, by SHA-256; leave out where they are not available. */
  proof?: (digest: string) => Uint8Array | undefined;
  /** Checks each entry against those before it (core/acts/engine/replay.ts); leave out to check each by itself. */
  replay?: { take(entry: LedgerEntry): void } | undefined;
  /** What the endpoint last countersigned, already checked. */
  lastAnchor?: AnchorReceipt | null;
}

/** Lines between two yields to the event loop: a long verification must not freeze the terminal. */
const yieldEvery = 500;
/** The same for entries whose signatures are checked: some four milliseconds. */
const yieldEverySignatures = 8;

/** What a verification found. */
export interface LedgerFindings {
  entries: number;
  checkpoints: number;
  /** Entries that a checkpoint covers. */
  signed: number;
  /** Entries that the endpoint countersigned. */
  anchored: number;
  /** Hash of the last entry; null when there is none. */
  head: string | null;
  ok: boolean;
  firstFault: { seq: number; code: ErrorCode } | null;
  /**
   * TIME_NOT_ATTESTED: the first entries with a signature that states a time before its certificate lost its
   * authority. The endpoint first countersigned the entry at `before`, or never (null).
   */
  unattested: { seq: number; after: Instant; before: Instant | null }[];
}
type Fault = { seq: number; code: ErrorCode };
type ReadCheckpoint = { checkpoint: Checkpoint; stored: StoredCheckpoint };

/** Findings that name single entries name at most this many. */
const maxFindings = 50;

/**
 * Verifies a whole ledger and names the first entry that fails: each line's form (LEDGER_ENTRY_INVALID, or ACT_UNKNOWN
 * for what only another version may know), the chain (LEDGER_BROKEN), who is at work and that time does not go back
 * (`Sequence`; LEDGER_TIME_BACK), the proofs it refers to (`checkProofs`), its place among the entries before it
 * (`replay`), each checkpoint's tree and signature (CHECKPOINT_INVALID or the fault of its certificate, named at the
 * first entry it covers), and a missing end (LEDGER_ROLLED_BACK). Memory does not grow with the ledger, only with the
 * number of checkpoints.
 *
 * A signature is validated as of the time it states, which may not be later than the entry's. The endpoint's receipt
 * over the entry proves that time from outside: where a certificate had lost its authority before that receipt, or
 * there is none, the entry is named as `unattested` and left to the reader.
 */
export async function verifyLedger(evidence: LedgerEvidence): Promise<LedgerFindings> {
  const { checkpoints, fault: orderFault } = readAll(evidence);
  const outside = new Attestations(checkpoints);
  const walker = new LedgerWalker(evidence, checkpoints, outside);
  if (Symbol.asyncIterator in evidence.lines) {
    for await (const line of evidence.lines) if (!(await walker.take(line))) break;
  } else {
    for (const line of evidence.lines) {
      if (!(await walker.take(line))) break;
      if (walker.entries % yieldEvery === 0) await setImmediate();
    }
  }
  const faults = [orderFault, walker.end(), walker.wentBack()];
  const { signed, anchored, fault } = await checkSignatures(
    evidence,
    checkpoints.slice(0, walker.covered),
    walker.present,
    outside,
  );
  faults.push(fault);
  const firstFault = earliest(faults);
  return {
    entries: walker.entries,
    checkpoints: checkpoints.length,
    signed,
    anchored,
    head: walker.head?.hash ?? null,
    ok: firstFault === null,
    firstFault,
    unattested: outside.missing.toSorted((one, other) => one.seq - other.seq),
  };
}

/** Checkpoints in order without gap; those after a fault are not read. */
function readAll(evidence: LedgerEvidence): { checkpoints: ReadCheckpoint[]; fault: Fault | null } {
  const checkpoints: ReadCheckpoint[] = [];
  let next = 1;
  for (const stored of evidence.checkpoints) {
    try {
      const checkpoint = readCheckpoint(stored.statement, evidence.terminal);
      const inOrder = checkpoint.fromSeq === next && checkpoint.toSeq >= next;
      if (!inOrder || stored.fromSeq !== next || stored.toSeq !== checkpoint.toSeq) {
        throw new AppError('CHECKPOINT_INVALID');
      }
      checkpoints.push({ checkpoint, stored });
      next = checkpoint.toSeq + 1;
    } catch (error) {
      return { checkpoints, fault: { seq: next, code: codeOf(error) } };
    }
  }
  return { checkpoints, fault: null };
}

/** By when an entry existed, according to the endpoint's receipts, whose signatures are checked elsewhere. */
class Attestations {
  /** Entries whose stated time no receipt proves to be before the end of the signer's authority. */
  readonly missing: LedgerFindings['unattested'] = [];
  readonly #receipts: { toSeq: number; at: string }[] = [];

  constructor(checkpoints: readonly ReadCheckpoint[]) {
    for (const { checkpoint, stored } of checkpoints) {
      const read = AnchorReceipt.safeParse(stored.anchor && jsonOf(stored.anchor.statement));
      if (read.success) this.#receipts.push({ toSeq: checkpoint.toSeq, at: read.data.at });
    }
  }

  /** Adds entry `seq` to `missing` unless a receipt over it is from before the end of the signer's authority. */
  attest(seq: number, { stated, end }: DatedClaim): void {
    const before = this.#firstOver(seq);
    if (before !== null && before < end) return;
    if (this.missing.some((known) => known.seq === seq)) return;
    if (this.missing.length < maxFindings) this.missing.push({ seq, after: stated, before });
  }

  #firstOver(seq: number): string | null {
    let [low, high] = [0, this.#receipts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#receipts[middle]?.toSeq ?? seq) < seq) low = middle + 1;
      else high = middle;
    }
    return this.#receipts[low]?.at ?? null;
  }
}

/** Checks the lines in order: form, chain, proofs and trees, all but the signatures of the checkpoints. */
class LedgerWalker {
  entries = 0;
  head: LedgerEntry | undefined;
  /** Number of checkpoints whose tree agrees with the lines. */
  covered = 0;
  readonly #evidence: LedgerEvidence;
  readonly #checkpoints: readonly ReadCheckpoint[];
  #frontier = new MerkleFrontier();
  #fault: Fault | null = null;
  /** Undefined where the proofs are not available. */
  readonly #expected: ProofContext | undefined;
  #proven = 0;
  readonly #sequence = new Sequence();
  readonly #outside: Attestations;
  /** Who was at work when each checkpoint that agrees was taken. */
  readonly present: PersonCode[] = [];

  constructor(evidence: LedgerEvidence, checkpoints: readonly ReadCheckpoint[], outside: Attestations) {
    const { proof } = evidence;
    const claimed = (claim: DatedClaim) => outside.attest(this.entries + 1, claim);
    this.#evidence = evidence;
    this.#outside = outside;
    this.#expected = proof === undefined ? undefined : { ...evidence, proof, claimed };
    this.#checkpoints = checkpoints;
  }

  /** False at the first fault. */
  async take(line: string): Promise<boolean> {
    const seq = this.entries + 1;
    try {
      const entry = checkLine(line, this.head);
      const claim = checkActor(entry, this.#evidence);
      this.#sequence.take(entry);
      await this.#checkProofs(entry);
      if (claim !== undefined) this.#outside.attest(seq, claim);
      this.#evidence.replay?.take(entry);
      this.#compareAnchor(entry);
      this.head = entry;
      this.entries = seq;
    } catch (error) {
      this.#fault = { seq, code: codeOf(error) };
      return false;
    }
    return this.#compareCheckpoint(this.head);
  }

  /** The first entry whose time goes back without an incident. */
  wentBack(): Fault | null {
    const seq = this.#sequence.wentBack;
    return seq === undefined ? null : { seq, code: 'LEDGER_TIME_BACK' };
  }

  /** The fault of the lines, or LEDGER_ROLLED_BACK or CHECKPOINT_INVALID when the last ones are missing. */
  end(): Fault | null {
    if (this.#fault !== null) return this.#fault;
    const missing = { seq: this.entries + 1 };
    if ((this.#evidence.lastAnchor?.toSeq ?? 0) > this.entries)
      return { ...missing, code: 'LEDGER_ROLLED_BACK' };
    const beyond = this.#checkpoints.slice(this.covered);
    if (beyond.length === 0) return null;
    const anchored = beyond.some(({ stored }) => stored.anchor !== null);
    return { ...missing, code: anchored ? 'LEDGER_ROLLED_BACK' : 'CHECKPOINT_INVALID' };
  }

  #compareCheckpoint(entry: LedgerEntry): boolean {
    const next = this.#checkpoints[this.covered]?.checkpoint;
    if (next === undefined) return true;
    this.#frontier.add(checkpointLeaf(entry.hash));
    if (entry.seq < next.toSeq) return true;
    if (next.head !== entry.hash || next.merkleRoot !== this.#frontier.root()) {
      this.#fault = { seq: next.fromSeq, code: 'CHECKPOINT_INVALID' };
      return false;
    }
    this.#frontier = new MerkleFrontier();
    this.covered += 1;
    this.present.push(entry.actor);
    return true;
  }

  #compareAnchor(entry: LedgerEntry): void {
    const anchor = this.#evidence.lastAnchor;
    if (anchor?.toSeq === entry.seq && anchor.head !== entry.hash) throw new AppError('LEDGER_ROLLED_BACK');
  }

  async #checkProofs(entry: LedgerEntry): Promise<void> {
    if (this.#expected === undefined) return;
    await checkProofs(entry, this.#expected);
    if (proofsOf(entry).length === 0) return;
    this.#proven += 1;
    if (this.#proven % yieldEverySignatures === 0) await setImmediate();
  }
}

async function checkSignatures(
  evidence: LedgerEvidence,
  checkpoints: readonly ReadCheckpoint[],
  present: readonly PersonCode[],
  outside: Attestations,
): Promise<{ signed: number; anchored: number; fault: Fault | null }> {
  let signed = 0;
  let anchored = 0;
  for (const [index, { checkpoint, stored }] of checkpoints.entries()) {
    try {
      // As of its own time: a certificate that has expired since does not invalidate what it signed.
      const asOf = new Date(checkpoint.at);
      const facts = await evidence.check(stored.statement, stored.signature, asOf);
      const { organisation, signers } = evidence;
      // The person at work signs, also what an earlier session left unsigned.
      const signer = signers.personByCertificate(organisation, facts.fingerprint, facts.at);
      if (signer?.code !== present[index]) throw new AppError('SIGNER_NOT_AUTHORISED');
      const claim = claimOf(facts, organisation, signers);
      if (claim !== undefined) outside.attest(checkpoint.fromSeq, claim);
      signed = checkpoint.toSeq;
      if (stored.anchor === null) continue;
      const { statement, signature } = stored.anchor;
      const receipt = await checkAnchor({ content: statement, signature }, evidence, evidence.check);
      const same = receipt.toSeq === checkpoint.toSeq && receipt.head === checkpoint.head;
      if (!same) throw new AppError('CHECKPOINT_INVALID');
      anchored = checkpoint.toSeq;
    } catch (error) {
      return { signed, anchored, fault: { seq: checkpoint.fromSeq, code: checkpointCode(codeOf(error)) } };
    }
  }
  return { signed, anchored, fault: null };
}

/** A signature that does not fit is the checkpoint's fault; a certificate's own fault keeps its name. */
function checkpointCode(code: ErrorCode): ErrorCode {
  return errorSpec(code).exchange.signature === 'mismatch' ? 'CHECKPOINT_INVALID' : code;
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    // The schema refuses what is not JSON.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function earliest(faults: (Fault | null)[]): Fault | null {
  return faults.reduce((first, fault) => {
    if (fault === null) return first;
    return first === null || fault.seq < first.seq ? fault : first;
  }, null);
}

function codeOf(error: unknown): ErrorCode {
  if (error instanceof AppError) return error.code;
  throw error;
}
