import { setImmediate } from 'node:timers/promises';
import { AppError, type ErrorCode } from '../../contract/errors/index.ts';
import type { LedgerEntry } from '../../contract/ledger/act.ts';
import type { EnvelopeId } from '../../contract/scalar.ts';
import { directoryIn } from '../acts/engine/directory.ts';
import { proofsOf } from '../acts/engine/proofs.ts';
import { NamedDocuments } from '../acts/support/documents.ts';
import type { ProofContext } from '../acts/support/proof-reader.ts';
import type { DatedClaim, Signers } from '../acts/support/signers.ts';
import { isAnchorOver } from '../encoding/anchor.ts';
import { MerkleFrontier } from '../encoding/merkle.ts';
import { checkLine } from '../ledger/chain.ts';
import { checkpointLeaf } from '../ledger/checkpoint.ts';
import type { SectionIndex } from '../section/section.ts';
import type { Attestations } from './attestations.ts';
import type { Present } from './checkpoint-signatures.ts';
import { codeOf, type Fault, type ReadCheckpoint } from './findings.ts';
import { InsideActs } from './inside-acts.ts';
import type { LedgerEvidence } from './ledger-evidence.ts';
import { checkActor, checkProofs } from './proof-check.ts';
import { Sequence } from './sequence.ts';

/** Entries whose signatures are checked between two yields to the event loop: some four milliseconds. */
const yieldEverySignatures = 8;

/** Checks the lines in order: form, chain, proofs and trees, all but the signatures of the checkpoints. */
export class LedgerWalker {
  entries = 0;
  head: LedgerEntry | undefined;
  /** Number of checkpoints whose tree agrees with the lines. */
  covered = 0;
  readonly #evidence: LedgerEvidence;
  readonly #checkpoints: readonly ReadCheckpoint[];
  #frontier = new MerkleFrontier();
  #fault: Fault | null = null;
  /** Undefined where the proofs are not available. */
  readonly #expected: Omit<ProofContext, 'signers'> | undefined;
  /** As the directory in use knew them. */
  #signers: Signers;
  readonly #documents: NamedDocuments;
  #proven = 0;
  readonly #sequence = new Sequence();
  readonly #outside: Attestations;
  readonly #inside = new InsideActs();
  /** Who was at work when each checkpoint that agrees was taken, and the section in use then. */
  readonly present: Present[] = [];

  constructor(evidence: LedgerEvidence, checkpoints: readonly ReadCheckpoint[], outside: Attestations) {
    const { proof } = evidence;
    const claimed = (claim: DatedClaim) => outside.attest(this.entries + 1, claim);
    this.#evidence = evidence;
    this.#signers = evidence.signers;
    this.#outside = outside;
    const digestOfSent = (envelope: EnvelopeId) => evidence.replay?.digestOfSent(envelope);
    this.#documents = evidence.documents ?? new NamedDocuments();
    const documents = this.#documents;
    this.#expected =
      proof === undefined ? undefined : { ...evidence, proof, claimed, digestOfSent, documents };
    this.#checkpoints = checkpoints;
  }

  /** False at the first fault. */
  async take(line: string): Promise<boolean> {
    const seq = this.entries + 1;
    try {
      const entry = checkLine(line, this.head);
      const used = directoryIn(entry);
      if (used !== undefined) this.#signers = this.#evidence.signers.asUsed(used);
      const claim = checkActor(entry, { ...this.#evidence, signers: this.#signers }, this.#documents.section);
      this.#sequence.take(entry);
      await this.#checkProofs(entry);
      if (claim === 'inside') this.#inside.note(entry);
      else if (claim !== undefined) this.#outside.attest(seq, claim);
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

  /** What reads the lines could not read the next one. */
  fail(code: ErrorCode): void {
    this.#fault ??= { seq: this.entries + 1, code };
  }

  /** The first entry whose time goes back without an incident. */
  wentBack(): Fault | null {
    const seq = this.#sequence.wentBack;
    return seq === undefined ? null : { seq, code: 'LEDGER_TIME_BACK' };
  }

  /** The latest entry, when it is dated after `now`. */
  ranAhead(now: Date | undefined): Fault | null {
    const seq = now === undefined ? undefined : this.#sequence.ahead(now.getTime());
    return seq === undefined ? null : { seq, code: 'LEDGER_TIME_AHEAD' };
  }

  /** The section that the entries named last. */
  get section(): SectionIndex | undefined {
    return this.#documents.section;
  }

  /** Holds the acts of people whom a section alone listed against the last section. */
  attestInside(): void {
    this.#inside.attest(this.#outside, this.section);
  }

  /**
   * The fault of the lines, or LEDGER_ROLLED_BACK or CHECKPOINT_INVALID when the last ones are missing, LEDGER_CONTRADICTS
   * when the act that the last one is about is.
   */
  end(): Fault | null {
    if (this.#fault !== null) return this.#fault;
    const missing = { seq: this.entries + 1 };
    if ((this.#evidence.lastAnchor?.toSeq ?? 0) > this.entries)
      return { ...missing, code: 'LEDGER_ROLLED_BACK' };
    const beyond = this.#checkpoints.slice(this.covered);
    if (beyond.length === 0) return this.#unfinished();
    const anchored = beyond.some(({ stored }) => stored.anchor !== null);
    return { ...missing, code: anchored ? 'LEDGER_ROLLED_BACK' : 'CHECKPOINT_INVALID' };
  }

  /** What a second person stands by follows at once: both are written in one transaction. */
  #unfinished(): Fault | null {
    return this.head?.act === 'concur' ? { seq: this.entries, code: 'LEDGER_CONTRADICTS' } : null;
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
    this.#sequence.sign(entry.seq, next.at);
    this.#frontier = new MerkleFrontier();
    this.covered += 1;
    this.present.push({ person: entry.actor, signers: this.#signers, section: this.#documents.section });
    return true;
  }

  #compareAnchor(entry: LedgerEntry): void {
    const anchor = this.#evidence.lastAnchor;
    if (anchor?.toSeq === entry.seq && !isAnchorOver(anchor, entry.hash))
      throw new AppError('LEDGER_ROLLED_BACK');
  }

  async #checkProofs(entry: LedgerEntry): Promise<void> {
    if (this.#expected === undefined) return;
    await checkProofs(entry, { ...this.#expected, signers: this.#signers });
    if (proofsOf(entry).length === 0) return;
    this.#proven += 1;
    if (this.#proven % yieldEverySignatures === 0) await setImmediate();
  }
}
