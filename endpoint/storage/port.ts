/** A statement that the endpoint signed: RFC 8785 text of the statement and the CMS over it. */
export interface Countersigned {
  readonly statement: string;
  readonly signature: Uint8Array;
}

export interface NewEnvelope {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** SHA-256 over the RFC 8785 form of the whole envelope. */
  readonly digest: string;
  readonly seq: number;
  readonly storedAt: string;
  /** RFC 8785 text of the header. */
  readonly header: string;
  readonly sealed: Uint8Array;
  /** RFC 8785 text of `{ batch, proof, signature }`: the sender's proof, for the receiver. */
  readonly warrant: string;
  readonly receipt: Countersigned;
}

export interface FoundEnvelope {
  readonly digest: string;
  /** Null once the receiver has acknowledged the envelope: if it comes again it is stored again, under a new receipt. */
  readonly receipt: Countersigned | null;
}

/** An envelope as it was stored. */
export interface StoredEnvelope {
  readonly header: string;
  readonly sealed: Uint8Array;
  readonly warrant: string;
}

export interface MailboxItem {
  readonly seq: number;
  readonly envelope: StoredEnvelope | null;
}

/** Bytes that wait in one mailbox from one sender. */
export interface Waiting {
  readonly from: string;
  readonly to: string;
  readonly bytes: number;
}

export interface NewAnchor {
  readonly organisation: string;
  readonly terminal: string;
  readonly toSeq: number;
  readonly receipt: Countersigned;
}

/** What a terminal stated that it reads: RFC 8785 text of the statement and the CMS over it. */
export interface StatedReads {
  readonly organisation: string;
  readonly terminal: string;
  readonly at: string;
  readonly statement: string;
  readonly signature: Uint8Array;
}

/** Envelopes that one call acknowledges; a terminal acknowledges a page, which is less. */
export const acknowledgedAtOnce = 64;

/**
 * What the endpoint keeps. A promise that resolves means: on disk. What writes throws ENDPOINT_FULL when the disk is. SQLite stands behind it; a cluster puts
 * PostgreSQL there, with unique (id) and (recipient, seq) and one writer per mailbox. What every storage must do
 * is tested by conformance.ts.
 */
export interface EndpointStorage {
  /** What an identity stands for, for ever, and while it waits the receipt that was answered for it. */
  find(id: string): Promise<FoundEnvelope | undefined>;
  /** Highest sequence given in a mailbox, 0 if none. */
  lastSeq(organisation: string): Promise<number>;
  /**
   * All of them in one durable transaction, or none. An identity is stored once: one that was delivered takes its
   * new place and receipt, one that waits keeps what it has, and other bytes under a known identity change nothing.
   */
  append(envelopes: readonly NewEnvelope[]): Promise<void>;
  /**
   * Undelivered envelopes past `after`, oldest first, until `count` or `bytes` of sealed bytes are reached;
   * null in the place of one that can no longer be read as it was stored. Each is read when it is asked for, so that a
   * slow receiver holds one in memory and not a page.
   */
  page(organisation: string, after: number, count: number, bytes: number): AsyncIterableIterator<MailboxItem>;
  /**
   * Drops sealed bytes, warrants, headers and receipts up to `upTo`, of the oldest `acknowledgedAtOnce`; identity, digest
   * and place stay.
   * Returns how many, and the bytes that were dropped of each sender. All are dropped when none is left to drop.
   */
  acknowledge(organisation: string, upTo: number, at: string): Promise<{ count: number; dropped: Waiting[] }>;
  /** Bytes of all that was not acknowledged, sealed and warrant, by recipient and sender. MAILBOXES_DAMAGED. */
  waiting(): Promise<Waiting[]>;
  /** The anchor with the highest `toSeq` of a terminal. */
  lastAnchor(
    organisation: string,
    terminal: string,
  ): Promise<{ toSeq: number; receipt: Countersigned } | undefined>;
  anchor(organisation: string, terminal: string, toSeq: number): Promise<Countersigned | undefined>;
  /** False, and nothing written, when the terminal meanwhile has an anchor at or past this one. */
  addAnchor(anchor: NewAnchor): Promise<boolean>;
  /** What the terminal of an organisation stated last that it reads. */
  reads(organisation: string): Promise<StatedReads | undefined>;
  /** Takes the place of the one before; false, and nothing written, when that is as late or later. */
  putReads(reads: StatedReads): Promise<boolean>;
  close(): Promise<void>;
}
