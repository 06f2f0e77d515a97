import { constants as cryptoConstants } from 'node:crypto';
import { constants, createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import { performance } from 'node:perf_hooks';
import fastify from 'fastify';
import { AppError } from '../contract/errors/index.ts';
import { mediaType, type Refusal } from '../contract/exchange/api.ts';
import { closeSilentBodies } from './body-time.ts';
import type { TlsFiles } from './config.ts';
import type { Context } from './context.ts';
import { ByteBudget, RateLimiter } from './limits.ts';
import { misconductOf, refusalOf, statusOf } from './refusal.ts';
import { anchorRoute } from './routes/anchors.ts';
import { directoryRoute } from './routes/directory.ts';
import { envelopeRoute } from './routes/envelopes.ts';
import { healthRoute } from './routes/health.ts';
import { mailboxRoutes } from './routes/mailbox.ts';
import { readsRoutes } from './routes/reads.ts';
import { sessionPath, sessionRoute } from './routes/session.ts';
import { timeRoute } from './routes/time.ts';
import { Turns } from './turns.ts';
import { type App, checkTarget, parseBody, readBody } from './wire.ts';

/** The HTTP side: TLS 1.3 with client certificates, HTTP/2, one media type, closed refusals. */
export function buildServer(context: Context, tls: TlsFiles): App {
  const { limits } = context;
  const app: App = fastify({
    http2: true,
    // Admission stands before the framework, which answers a malformed path by itself.
    serverFactory: (handler) => {
      const admitted = admitting(context, handler);
      const server = createSecureServer({ ...tlsOptions(tls), ...http2Options(limits) }, admitted);
      // Node answers these by itself where nobody listens, also to a device that is not admitted.
      for (const event of ['connect', 'checkContinue', 'checkExpectation']) server.on(event, admitted);
      return server;
    },
    bodyLimit: limits.requestBytes,
    return503OnClosing: false,
    exposeHeadRoutes: false,
    logger: false,
    frameworkErrors: (error, _request, reply) => refuse(context, reply.raw, error),
  });
  acceptOwnMediaType(app, context);
  refuseInClosedForm(app, context);
  readBodiesOfSessions(app, context);
  closeSilentBodies(app, context);
  for (const route of [
    sessionRoute,
    envelopeRoute,
    mailboxRoutes,
    directoryRoute,
    anchorRoute,
    readsRoutes,
    timeRoute,
  ])
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
  handshakeTimeout: limits.handshakeTime,
  maxSessionMemory: 16,
  maxSettings: 16,
  maxSessionInvalidFrames: 100,
  maxSessionRejectedStreams: 100,
  unknownProtocolTimeout: limits.handshakeTime,
  // Streams that are opened and reset at once: as many at a time, and as many each second.
  streamResetBurst: 100,
  streamResetRate: 10,
  settings: {
    enablePush: false,
    maxConcurrentStreams: limits.streams,
    maxHeaderListSize: 8 * 1024,
    // No stream brings more than a body before it is read.
    initialWindowSize: limits.envelopeBytes,
  },
});

const methods: ReadonlySet<string> = new Set(['GET', 'PUT', 'POST']);

type Handler = (request: Http2ServerRequest, response: Http2ServerResponse) => void;

/** Every request is first one of an admitted device that does not ask too often, whatever else it is. */
function admitting(context: Context, handler: Handler): Handler {
  const limiter = new RateLimiter(context.limits);
  const turns = new Turns();
  const begin: Handler = (request, response) => {
    if (request.stream.destroyed) return;
    try {
      // Before the look at the certificate, which costs a verification for a device that is not admitted.
      if (!limiter.take(context.deviceOf({ raw: request }), performance.now()))
        throw tooMuch(context, request);
      context.admittedDevice({ raw: request });
      if (!methods.has(request.method)) throw new AppError('ROUTE_UNKNOWN');
      if (request.headers.expect !== undefined) throw new AppError('REQUEST_INVALID');
      handler(request, response);
    } catch (error) {
      refuse(context, response, error);
    }
  };
  return (request, response) => {
    if (request.stream.session !== undefined)
      turns.add(context.deviceOf({ raw: request }), () => begin(request, response));
  };
}

/** The closed answer for what was thrown, logged, and counted against the device where no terminal goes on so. */
function noted({ log, ...context }: Context, raw: Http2ServerRequest, error: unknown): Refusal {
  const refusal = refusalOf(error);
  if (refusal.code === 'ENDPOINT_FAILED') log.fault(error);
  else log.event('refused', { code: refusal.code });
  const weight = misconductOf(refusal.code, context.limits);
  if (weight > 0 && !raw.stream.destroyed) context.noteRefusal({ raw }, weight);
  return refusal;
}

/** For a device that passes a limit of its own. */
function tooMuch(context: Context, raw: Http2ServerRequest): AppError {
  context.noteRefusal({ raw });
  return new AppError('ENDPOINT_BUSY');
}

/** A refusal outside the framework. */
function refuse(context: Context, response: Http2ServerResponse, error: unknown): void {
  const { stream } = response;
  if (stream.destroyed) return;
  const refusal = noted(context, response.req, error);
  // The device may have been shut out for it.
  if (stream.destroyed) return;
  const text = JSON.stringify(refusal);
  if (!context.answers.admit(context.deviceOf({ raw: response.req }), stream, text.length)) {
    stream.close(constants.NGHTTP2_ENHANCE_YOUR_CALM);
    context.noteRefusal({ raw: response.req });
  } else response.writeHead(statusOf(refusal.code), { 'content-type': mediaType }).end(text);
}

/** What a body's parser needs to know. */
type BodyRequest = { readonly routeOptions: { readonly bodyLimit?: number | undefined } };

/** edXML, or anything else that is not ours, is refused before a byte of it is read. */
function acceptOwnMediaType(app: App, context: Context): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(mediaType, async ({ routeOptions }: BodyRequest, payload: Http2ServerRequest) => {
    const crumbled = () => {
      context.noteRefusal({ raw: payload }, context.limits.brokenProtocol);
      payload.stream.close(constants.NGHTTP2_ENHANCE_YOUR_CALM);
    };
    return parseBody(
      await readBody(payload, routeOptions.bodyLimit ?? context.limits.requestBytes, crumbled),
    );
  });
  app.addHook('onSend', async (request, reply, payload) => {
    // Last, because the framework adds a charset to anything that looks like JSON.
    reply.header('content-type', mediaType);
    // Set by the framework where a body is refused; HTTP/2 has none, and Node warns of it in the middle of the log.
    reply.removeHeader('connection');
    if (request.raw.stream.destroyed) return;
    const bytes = typeof payload === 'string' ? Buffer.byteLength(payload) : 0;
    if (context.answers.admit(context.deviceOf(request), request.raw.stream, bytes)) return;
    request.raw.stream.close(constants.NGHTTP2_ENHANCE_YOUR_CALM);
    context.noteRefusal(request);
  });
}

/**
 * Before a byte of a body is read, the request has a route, a session where the route asks for one, the one media type,
 * and room for its body.
 */
function readBodiesOfSessions(app: App, context: Context): void {
  const { deviceBodyBytes, bodyBytes, sessionBurst, sessionRate, ...limits } = context.limits;
  const bodies = new ByteBudget({ each: deviceBodyBytes, all: bodyBytes });
  const sessionLimiter = new RateLimiter({ burst: sessionBurst, rate: sessionRate });
  app.addHook('onRequest', async (request) => {
    const { method, is404, routeOptions, raw } = request;
    if (is404) throw new AppError('ROUTE_UNKNOWN');
    checkTarget(raw.url, routeOptions.config.withQuery === true);
    const device = context.admittedDevice(request);
    if (routeOptions.config.withoutSession !== true) context.sessionOf(request);
    const { stream } = raw;
    if (method === 'GET') {
      if (!stream.endAfterHeaders) throw new AppError('REQUEST_INVALID');
      return;
    }
    if (request.headers['content-type'] !== mediaType) throw new AppError('MEDIA_TYPE_FOREIGN');
    if (routeOptions.url === sessionPath && !sessionLimiter.take(device, performance.now()))
      throw tooMuch(context, raw);
    const bytes = routeOptions.bodyLimit ?? limits.requestBytes;
    if (!bodies.take(device, bytes))
      throw bodies.isOwnLimit(device, bytes) ? tooMuch(context, raw) : new AppError('ENDPOINT_BUSY');
    stream.once('close', () => bodies.release(device, bytes));
  });
}

function refuseInClosedForm(app: App, context: Context): void {
  app.setNotFoundHandler(() => {
    throw new AppError('ROUTE_UNKNOWN');
  });
  app.setErrorHandler((error, request, reply) => {
    const refusal = noted(context, request.raw, error);
    return reply.code(statusOf(refusal.code)).send(JSON.stringify(refusal));
  });
}
