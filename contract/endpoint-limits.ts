import { z } from 'zod';

const bytes = (initial: number) =>
  z
    .int()
    .min(1024)
    .max(2 ** 40)
    .default(initial);
const milliseconds = (initial: number) => z.int().min(1).max(86_400_000).default(initial);
const count = (initial: number) => z.int().min(1).max(1_000_000_000).default(initial);
const each = z.number().positive().max(1_000_000_000);

const KiB = 1024;
const MiB = 1024 * KiB;

/**
 * `limits` of `endpoint.json`: what one terminal, one connection and the whole endpoint may cost. Every key may be left
 * out; then its default holds. Sizes are in bytes, times in milliseconds, rates each second. A device is the key of a
 * terminal's TLS certificate.
 */
export const EndpointLimits = z.strictObject({
  /** Body of `PUT /v1/envelopes/{id}`: the largest size class in base64, a certificate chain, room to spare. */
  envelopeBytes: bytes(256 * KiB),
  /** Body of any other request: a statement and a signature with its chain. */
  requestBytes: bytes(64 * KiB),
  /** A request's body stands still for at most this time; the whole of it may take 40 times as long. */
  bodyTime: milliseconds(15_000),
  /** Bodies of one device, and of all, that are not yet answered. A device without any always has its first. */
  deviceBodyBytes: bytes(16 * MiB),
  bodyBytes: bytes(128 * MiB),
  /**
   * Bytes that one device, and all, have not yet taken, of short answers and of long ones each. A device without any
   * always has its first.
   */
  deviceUndrainedBytes: bytes(4 * MiB),
  undrainedBytes: bytes(64 * MiB),
  /** A stream is closed when the other end takes nothing of its answer for this time. */
  drainTime: milliseconds(30_000),
  /** A connection without a session is closed after this time. */
  sessionlessTime: milliseconds(30_000),
  /** A session ends after this time whatever happens, so that certificates are checked again. */
  sessionTime: milliseconds(12 * 3_600_000),
  /** A connection without any traffic is closed; long polls come every 30 s. */
  idleTime: milliseconds(120_000),
  /** When the endpoint ends, requests in progress and connections have this long. */
  closingTime: milliseconds(3_000),
  /** A TLS handshake not finished within this time has failed. */
  handshakeTime: milliseconds(10_000),
  /** TCP connections without a finished handshake, of one address and of all. */
  addressHalfOpen: count(64),
  halfOpen: count(512),
  /** TCP connections of one address: as many at once, and as many each second. Agencies may share an address. */
  addressBurst: count(512),
  addressRate: each.default(32),
  /** A refused connection counts as so many of its address. */
  addressRefusal: count(32),
  /** Connections of all, those of them without a session, and those of one device. */
  connections: count(4_096),
  sessionless: count(1_024),
  deviceConnections: count(8),
  /**
   * A device is shut out when more of what it asks is refused: as many at once, and as many each second. It is out for a
   * time that doubles up to the longest whenever it comes back and goes on.
   */
  refusals: count(500),
  /** A connection that breaks the protocol, or a body in pieces of some bytes each, counts as so many. */
  brokenProtocol: count(250),
  /** An envelope that is not its sender's, or is not as it says, is read and hashed whole: it counts as so many. */
  falseEnvelope: count(10),
  refusalRate: each.default(5),
  shutOutTime: milliseconds(10_000),
  longestShutOut: milliseconds(600_000),
  /** Requests at the same time on one connection, enforced by HTTP/2 itself. */
  streams: count(64),
  /** Long polls at the same time on one connection. */
  polls: count(4),
  /** Requests of one device: as many at once, and as many each second. */
  burst: count(2_000),
  rate: each.default(500),
  /** Requests for a session by one device, which cost a verification before anybody has signed anything good. */
  sessionBurst: count(30),
  sessionRate: each.default(1),
  /** New anchors of one terminal, which are kept for ever. After months without a connection each checkpoint has one. */
  anchorBurst: count(10_000),
  anchorRate: each.default(0.5),
  /** Statements of one organisation of what its terminal reads, which cost a verification. */
  readsBurst: count(10),
  readsRate: each.default(0.1),
  /** Envelopes of one organisation: as many at once, and as many each second. One record has up to 500 recipients. */
  senderBurst: count(1_000),
  senderRate: each.default(50),
  /** Envelopes of one organisation, and of all, that wait for the disk, and how many of them share one commit. */
  senderQueue: count(512),
  queue: count(4_096),
  group: count(256),
  /** Sealed bytes and signatures that wait for their receivers: of one sender, for one recipient, and of the two. */
  senderBytes: bytes(1024 * MiB),
  recipientBytes: bytes(1024 * MiB),
  pairBytes: bytes(128 * MiB),
  /** With less space on the disk only acknowledgements, anchors and statuses are taken, with a quarter no statuses. */
  freeBytes: bytes(512 * MiB),
  /** One page of a mailbox stops growing past this many sealed bytes. */
  pageBytes: bytes(2 * MiB),
});
export type EndpointLimits = z.infer<typeof EndpointLimits>;
