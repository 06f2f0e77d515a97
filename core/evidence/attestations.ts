import { AnchorReceipt } from '../../contract/ledger/checkpoint.ts';
import type { DatedClaim } from '../acts/support/signers.ts';
import type { LedgerFindings, ReadCheckpoint } from './findings.ts';

/** Findings that name single entries name at most this many. */
const maxFindings = 50;

/** By when an entry existed, according to the endpoint's receipts, whose signatures are checked elsewhere. */
export class Attestations {
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

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    // The schema refuses what is not JSON.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
