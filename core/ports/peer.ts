import type {
  anchorRequestFormat,
  DirectoryAnswer,
  MailboxAnswer,
  PutEnvelopeAnswer,
  ReadsAnswer,
  SessionAnswer,
  SignedAnchor,
  TimeAnswer,
} from '../../contract/exchange/api.ts';
import type { Envelope } from '../../contract/exchange/envelope.ts';
import type { SignedReads } from '../../contract/exchange/reads.ts';
import type { Written } from '../../contract/generations.ts';
import type { OrganisationCode } from '../../contract/scalar.ts';

/**
 * The one endpoint. An open connection is one TLS 1.3 connection with an authenticated session; when it
 * breaks every call fails with ENDPOINT_UNREACHABLE and a new one is dialled. Answers are parsed against
 * contract/exchange/api.ts; their signatures are checked by the core.
 */
export interface PeerPort {
  /**
   * Dials, checks the pin (ENDPOINT_NOT_PINNED), lets `prove` sign the exporter value, opens the session. `traffic` is
   * told whatever is on its way over the connection from then on, with every part of it.
   */
  connect(
    prove: (exporter: Uint8Array) => Promise<{ statement: unknown; signature: string }>,
    traffic?: (now: Traffic) => void,
  ): Promise<PeerConnection>;
}

/** What is on its way over a connection: pages of the mailbox and directories in, envelopes out. */
export interface Traffic {
  /** Bytes that have come so far of what is coming in; null when nothing is. */
  readonly incoming: number | null;
  /** Bytes that have gone out so far of the envelopes on their way; null when none is. */
  readonly outgoing: { readonly sent: number; readonly total: number } | null;
}
export const noTraffic: Traffic = { incoming: null, outgoing: null };

export interface PeerConnection {
  readonly session: SessionAnswer;
  putEnvelope(envelope: Envelope): Promise<PutEnvelopeAnswer>;
  /** What comes after place `after`, at most `limit` envelopes; waits so long for the first. */
  mailbox(after: number, waitSeconds: number, signal: AbortSignal, limit?: number): Promise<MailboxAnswer>;
  acknowledge(upTo: number): Promise<void>;
  directory(since: number): Promise<DirectoryAnswer>;
  anchor(request: Written<typeof anchorRequestFormat>): Promise<SignedAnchor>;
  /** What the terminal of an organisation stated last that it reads. */
  reads(organisation: OrganisationCode): Promise<ReadsAnswer>;
  stateReads(stated: SignedReads): Promise<void>;
  time(nonce: string): Promise<TimeAnswer>;
  close(): void;
  /** Resolves when the connection is gone, for whatever reason. */
  readonly closed: Promise<void>;
}
