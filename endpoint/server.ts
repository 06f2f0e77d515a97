import { constants as cryptoConstants } from 'node:crypto';
import { constants, type Http2SecureServer, type ServerHttp2Session } from 'node:http2';
import type { Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import fastify from 'fastify';
import { AppError } from '../contract/errors/index.ts';
import { mediaType } from '../contract/exchange/api.ts';
import type { TlsFiles } from './config.ts';
import type { Context } from './context.ts';
import { RateLimiter } from './limits.ts';
import { refusalOf, statusOf } from './refusal.ts';
import { anchorRoute } from './routes/anchors.ts';
import { directoryRoute } from './routes/directory.ts';
import { envelopeRoute } from './routes/envelopes.ts';
import { healthRoute } from './routes/health.ts';
import { mailboxRoutes } from './routes/mailbox.ts';
import { sessionRoute } from './routes/session.ts';
import { timeRoute } from './routes/time.ts';
import { type App, parseBody } from './wire.ts';

/** The HTTP side: TLS 1.3 with client certificates, HTTP/2, one media type, closed refusals. */
export function buildServer(context: Context, tls: TlsFiles): App {
  const { limits } = context;
  const app: App = fastify({
    http2: true,
    https: { ...tlsOptions(tls), ...http2Options(limits) },
    http2SessionTimeout: limits.idleTime,
    bodyLimit: limits.requestBytes,
    return503OnClosing: false,
    exposeHeadRoutes: false,
    logger: false,
    frameworkErrors: (error, _request, reply) => {
      const refusal = refusalOf(error);
      reply.raw.writeHead(statusOf(refusal.code), { 'content-type': mediaType });
      reply.raw.end(JSON.stringify(refusal));
    },
  });
  acceptOwnMediaType(app, context);
  refuseInClosedForm(app, context);
  admitDevices(app, context);
  for (const route of [sessionRoute, envelopeRoute, mailboxRoutes, directoryRoute, anchorRoute, timeRoute])
    route(app, context);
  healthRoute(app);
  return app;
}

/** Secure context of the listener; also what a reload puts in place. */
export function tlsOptions({ key, cert, ca }: TlsFiles) {
  return {
    key,
    cert,
    ca,
    requestCert: true,
    rejectUnauthorized: true,
    minVersion: 'TLSv1.3',
    maxVersion: 'TLSv1.3',
    // A resumed connection would skip the look at the client's certificate and the revocation list.
    secureOptions: cryptoConstants.SSL_OP_NO_TICKET,
  } as const;
}

const http2Options = (limits: Context['limits']) => ({
  allowHTTP1: false,
  maxSessionMemory: 16,
  settings: {
    enablePush: false,
    maxConcurrentStreams: limits.streams,
    maxHeaderListSize: 8 * 1024,
    initialWindowSize: 1024 * 1024,
  },
});

/** edXML, or anything else that is not ours, is refused before a byte of it is read. */
function acceptOwnMediaType(app: App, { limits }: Context): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(mediaType, { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, parseBody(Buffer.from(body)));
    } catch (error) {
      done(error instanceof Error ? error : new AppError('REQUEST_INVALID'));
    }
  });
  app.addHook('onSend', async (_request, reply) => {
    // Last, because the framework adds a charset to anything that looks like JSON.
    reply.header('content-type', mediaType);
  });
  app.addHook('onRequest', async (request) => {
    if (request.method !== 'PUT' && request.method !== 'POST') return;
    if (request.headers['content-type'] !== mediaType) throw new AppError('MEDIA_TYPE_FOREIGN');
    const { stream } = request.raw;
    const late = setTimeout(() => stream.close(constants.NGHTTP2_CANCEL), limits.bodyTime);
    const inTime = () => clearTimeout(late);
    stream.once('close', inTime);
    request.raw.once('end', inTime);
  });
}

function refuseInClosedForm(app: App, { log }: Context): void {
  app.setNotFoundHandler(() => {
    throw new AppError('ROUTE_UNKNOWN');
  });
  app.setErrorHandler((error, _request, reply) => {
    const refusal = refusalOf(error);
    if (refusal.code === 'ENDPOINT_FAILED') log.fault(error);
    else log.event('refused', { code: refusal.code });
    return reply.code(statusOf(refusal.code)).send(JSON.stringify(refusal));
  });
}

function admitDevices(app: App, context: Context): void {
  const limiter = new RateLimiter(context.limits);
  app.addHook('onRequest', async (request) => {
    const device = context.admittedDevice(request);
    if (!limiter.take(device, performance.now())) throw new AppError('ENDPOINT_BUSY');
  });
}

/** Keeps count of the connections and closes those without a session. */
export class Connections {
  readonly #open = new Set<ServerHttp2Session>();
  /** Outlive their connection for as long as the other end does not close its side. */
  readonly #sockets = new Set<Socket>();

  constructor(server: Http2SecureServer, { limits, sessions, log }: Context) {
    server.on('session', (connection) => {
      if (this.#open.size >= limits.connections) {
        log.event('connection-refused', { code: 'ENDPOINT_BUSY' });
        connection.destroy();
        return;
      }
      this.#open.add(connection);
      const sessionless = setTimeout(() => {
        if (!sessions.has(connection)) connection.close();
      }, limits.sessionlessTime);
      connection.once('close', () => {
        clearTimeout(sessionless);
        this.#open.delete(connection);
      });
      connection.on('error', () => connection.destroy());
    });
    for (const event of ['connection', 'secureConnection'] as const) {
      server.on(event, (socket: Socket) => {
        this.#sockets.add(socket);
        socket.once('close', () => this.#sockets.delete(socket));
      });
    }
    server.on('tlsClientError', () => log.event('connection-refused'));
  }

  /** Lets running requests finish for `grace` ms, then ends what is left. */
  drain(grace: number): void {
    for (const connection of this.#open) connection.close();
    setTimeout(() => {
      for (const connection of this.#open) connection.destroy();
      for (const socket of this.#sockets) socket.destroy();
    }, grace).unref();
  }
}
