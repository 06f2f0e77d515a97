import { type ClientHttp2Session, connect } from 'node:http2';
import type { TLSSocket } from 'node:tls';
import { AppError } from '../../contract/errors/index.ts';
import {
  AckAnswer,
  DirectoryPartAnswer,
  exporterLabel,
  MailboxAnswer,
  mailboxPage,
  PutEnvelopeAnswer,
  PutReadsAnswer,
  ReadsAnswer,
  SessionAnswer,
  SignedAnchor,
  TimeAnswer,
} from '../../contract/exchange/api.ts';
import type { PeerConnection, PeerPort } from '../../core/ports/peer.ts';
import { dial, type PeerIdentity } from './dial.ts';
import { DirectoryDownload } from './directory-download.ts';
import { TrafficCount } from './traffic.ts';
import { anchorPath, call, lossOf, watchLoss } from './wire.ts';

/** The endpoint's first words on a connection are small (ms). */
const settingsTime = 15_000;
/** Bytes. A signed answer and a part of the directory are small; a page of the mailbox is not. */
const answerLimit = 128 * 1024;
const mailboxLimit = 16 * 1024 * 1024;
/** While something is on its way, a ping that waits behind it may take so many times as long. */
const busyPongs = 3;

/** Milliseconds. No limit is on the whole of a request: how long that takes is up to the line. */
export interface Waits {
  /** A connection is given up when a request on it has had no byte, either way, for this time. */
  readonly silence: number;
  /** A quiet connection is asked for a sign of life as often, so that a dead line shows before somebody needs it. */
  readonly pingEvery: number;
  /** The answer to a ping, or any other byte, must come within this time. */
  readonly pong: number;
}
const fieldWaits: Waits = { silence: 60_000, pingEvery: 15_000, pong: 10_000 };

/** The client for the pinned endpoint; the only code of the terminal that opens a connection. */
export function createPeer(peer: PeerIdentity, waits = fieldWaits): PeerPort {
  const download = new DirectoryDownload();
  return {
    async connect(prove, traffic) {
      const socket = await dial(peer);
      // TLS 1.3 makes no difference between no context and an empty one (RFC 8446 section 7.5).
      const exporter = socket.exportKeyingMaterial(32, exporterLabel, Buffer.alloc(0));
      const connection = await openHttp2(peer, socket);
      try {
        const body = await prove(exporter);
        const session = await call(connection, {
          method: 'POST',
          path: '/v1/session',
          body,
          answer: SessionAnswer,
          silence: waits.silence,
          limit: answerLimit,
        });
        return openConnection(connection, session, {
          waits,
          download,
          traffic: new TrafficCount(traffic),
        });
      } catch (error) {
        connection.destroy();
        throw error;
      }
    },
  };
}

/** Waits for the endpoint's SETTINGS: only then has it looked at this terminal's certificate. */
function openHttp2({ host, port }: PeerIdentity, socket: TLSSocket): Promise<ClientHttp2Session> {
  const authority = `https://${host.includes(':') ? `[${host}]` : host}:${port}`;
  const connection = connect(authority, {
    createConnection: () => socket,
    settings: { enablePush: false, initialWindowSize: 1024 * 1024 },
  });
  // Each call reports its own failure. Between two calls, as while the token signs the session, there is no
  // other listener, and an error event without a listener would end the process.
  connection.on('error', () => connection.destroy());
  watchLoss(connection);
  return new Promise((resolve, reject) => {
    const fail = (cause?: Error) => {
      clearTimeout(late);
      connection.destroy();
      reject(new AppError(lossOf(connection), { cause }));
    };
    const closed = () => fail();
    const late = setTimeout(closed, settingsTime);
    connection.once('error', fail);
    connection.once('close', closed);
    connection.once('remoteSettings', () => {
      clearTimeout(late);
      connection.removeListener('error', fail);
      connection.removeListener('close', closed);
      resolve(connection);
    });
  });
}

function openConnection(
  connection: ClientHttp2Session,
  session: SessionAnswer,
  { waits, download, traffic }: { waits: Waits; download: DirectoryDownload; traffic: TrafficCount },
): PeerConnection {
  const small = { silence: waits.silence, limit: answerLimit };
  const stopPings = keepAlive(connection, waits, traffic);
  const closed = new Promise<void>((resolve) => {
    connection.once('close', () => {
      stopPings();
      resolve();
    });
  });
  connection.on('goaway', () => connection.close());
  return {
    session,
    closed,
    putEnvelope: (envelope) =>
      call(connection, {
        method: 'PUT',
        path: `/v1/envelopes/${envelope.header.id}`,
        body: envelope,
        answer: PutEnvelopeAnswer,
        ...small,
        progress: traffic.outgoing(),
      }),
    mailbox: (after, waitSeconds, signal, limit = mailboxPage) =>
      call(connection, {
        method: 'GET',
        path: mailboxPath(after, waitSeconds, limit),
        answer: MailboxAnswer,
        ...small,
        heldBack: waitSeconds * 1000,
        limit: mailboxLimit,
        signal,
        progress: traffic.incoming(),
      }),
    async acknowledge(upTo) {
      const body = { upTo };
      await call(connection, { method: 'POST', path: '/v1/mailbox/ack', body, answer: AckAnswer, ...small });
    },
    async directory(since) {
      const progress = traffic.incoming();
      try {
        const directory = await download.newerThan(since, async (number, of, inHand) => {
          const { part } = await call(connection, {
            method: 'GET',
            path: `/v1/directory?since=${since}&part=${number}&of=${of}`,
            answer: DirectoryPartAnswer,
            ...small,
            progress: {
              ...progress,
              received: (bytes) => progress.received(inHand + bytes),
              end: () => undefined,
            },
          });
          return part;
        });
        return { directory };
      } finally {
        progress.end();
      }
    },
    anchor: (body) =>
      call(connection, { method: 'POST', path: anchorPath, body, answer: SignedAnchor, ...small }),
    reads: (organisation) =>
      call(connection, { method: 'GET', path: `/v1/reads/${organisation}`, answer: ReadsAnswer, ...small }),
    async stateReads(body) {
      await call(connection, { method: 'PUT', path: '/v1/reads', body, answer: PutReadsAnswer, ...small });
    },
    time: (nonce) =>
      call(connection, { method: 'GET', path: `/v1/time?nonce=${nonce}`, answer: TimeAnswer, ...small }),
    close: () => connection.destroy(),
  };
}

/** The whole page is what an endpoint gives that is asked for no number. */
const mailboxPath = (after: number, waitSeconds: number, limit: number): string => {
  const path = `/v1/mailbox?after=${after}&wait=${waitSeconds}`;
  return limit < mailboxPage ? `${path}&limit=${limit}` : path;
};

/** A ping waits behind all that is on its way: on a thin line it counts as lost only when nothing else comes either. */
function keepAlive(
  connection: ClientHttp2Session,
  { pingEvery, pong }: Waits,
  traffic: TrafficCount,
): () => void {
  let late: NodeJS.Timeout | undefined;
  const awaitPong = (read: number, silent: number): void => {
    late = setTimeout(() => {
      if (connection.destroyed) return;
      const { bytesRead } = connection.socket;
      if (bytesRead > read) awaitPong(bytesRead, 1);
      else if (traffic.busy && silent < busyPongs) awaitPong(read, silent + 1);
      else connection.destroy();
    }, pong);
  };
  const timer = setInterval(() => {
    if (late !== undefined || connection.destroyed) return;
    awaitPong(connection.socket.bytesRead, 1);
    const sent = connection.ping(() => {
      clearTimeout(late);
      late = undefined;
    });
    if (!sent) connection.destroy();
  }, pingEvery);
  return () => {
    clearInterval(timer);
    clearTimeout(late);
  };
}
