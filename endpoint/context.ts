import type { Http2ServerRequest, Http2Session } from 'node:http2';
import type { Answers } from './answers.ts';
import type { Authority } from './authority.ts';
import type { Limits } from './limits.ts';
import type { EndpointLog } from './log.ts';
import type { Waiters } from './mailbox/waiters.ts';
import type { MailboxWriter } from './mailbox/writer.ts';
import type { Quotas } from './quotas.ts';
import type { Countersigner } from './receipts.ts';
import type { Session, Sessions } from './session.ts';
import type { EndpointStorage } from './storage/port.ts';

/** A request, whatever its route's types. */
export interface AnyRequest {
  readonly raw: Http2ServerRequest;
}

/** The directory as it goes out, in base64; the statement is one buffer for all who ask. */
export interface PublishedDirectory {
  readonly version: number;
  readonly statement: Buffer;
  readonly signature: string;
}

/** What the routes stand on. */
export interface Context {
  readonly limits: Limits;
  readonly storage: EndpointStorage;
  readonly writer: MailboxWriter;
  readonly quotas: Quotas;
  readonly waiters: Waiters;
  readonly countersigner: Countersigner;
  readonly sessions: Sessions;
  readonly answers: Answers;
  readonly log: EndpointLog;
  now(): Date;
  authority(): Authority;
  publishedDirectory(): PublishedDirectory;
  connectionOf(request: AnyRequest): Http2Session;
  /** Notes that a request was one its device should not have made; too many shut it out. */
  noteRefusal(request: AnyRequest, weight?: number): void;
  /** SPKI digest of the device's key, admitted or not. */
  deviceOf(request: AnyRequest): string;
  /** SPKI digest of the device's key; TERMINAL_NOT_ADMITTED when it may not be here. */
  admittedDevice(request: AnyRequest): string;
  /** SESSION_REQUIRED before `POST /v1/session`. */
  sessionOf(request: AnyRequest): Session;
  /** Counts a long poll of this connection until the returned function is called; ENDPOINT_BUSY past the limit. */
  enterPoll(request: AnyRequest): () => void;
}
