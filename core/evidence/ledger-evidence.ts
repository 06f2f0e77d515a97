import type { AnchorReceipt } from '../../contract/ledger/checkpoint.ts';
import type { Replay } from '../acts/engine/replay.ts';
import type { NamedDocuments } from '../acts/support/documents.ts';
import type { DatedSigners } from '../acts/support/signers.ts';
import type { CheckSignature } from '../encoding/statement.ts';
import type { AnchorExpectation } from '../ledger/checkpoint.ts';
import type { StoredCheckpoint } from '../ports/store.ts';

/** A ledger and its evidence, from any source; none of it is trusted. */
export interface LedgerEvidence extends AnchorExpectation {
  /** The stored or exported lines, oldest first. */
  lines: Iterable<string> | AsyncIterable<string>;
  checkpoints: Iterable<StoredCheckpoint>;
  check: CheckSignature;
  /** The directory: who may sign for whom, and with what the endpoint signs. */
  signers: DatedSigners;
  /** Signed bytes the acts refer to, by SHA-256; leave out where they are not available. */
  proof?: (digest: string) => Uint8Array | undefined;
  /** Checks each entry against those before it (core/acts/engine/replay.ts); leave out to check each by itself. */
  replay?: Pick<Replay, 'take' | 'digestOfSent'> | undefined;
  /** What came in, as the entries name it: filled here, for `replay` to read; leave out where nothing else reads it. */
  documents?: NamedDocuments | undefined;
  /** What the endpoint last countersigned, already checked. */
  lastAnchor?: AnchorReceipt | null;
  /** The reader's clock, after which no entry may be dated; leave out where the clock is the writer's own. */
  now?: Date;
}
