import type {
  AnchorRequest,
  DirectoryAnswer,
  MailboxAnswer,
  PutEnvelopeAnswer,
  SessionAnswer,
  SignedAnchor,
  TimeAnswer,
} from '../../contract/exchange/api.ts';
import type { Envelope } from '../../contract/exchange/envelope.ts';

/**
 * The one endpoint. An open connection is one TLS 1.3 connection with an authenticated session; when it
 * breaks every call fails with ENDPOINT_UNREACHABLE and a new one is dialled. Answers are parsed against
 * contract/exchange/api.ts; their signatures are checked by the core.
 */
export interface PeerPort {
  /** Dials, checks the pin (ENDPOINT_NOT_PINNED), lets `prove` sign the exporter value, opens the session. */
  connect(
    prove: (exporter: Uint8Array) => Promise<{ statement: unknown; signature: string }>,
  ): Promise<PeerConnection>;
}
export interface PeerConnection {
  readonly session: SessionAnswer;
  putEnvelope(envelope: Envelope): Promise<PutEnvelopeAnswer>;
  mailbox(after: number, waitSeconds: number, signal: AbortSignal): Promise<MailboxAnswer>;
  acknowledge(upTo: number): Promise<void>;
  directory(since: number): Promise<DirectoryAnswer>;
  anchor(request: AnchorRequest): Promise<SignedAnchor>;
  time(nonce: string): Promise<TimeAnswer>;
  close(): void;
  /** Resolves when the connection is gone, for whatever reason. */
  readonly closed: Promise<void>;
}
