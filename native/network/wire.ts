import { type ClientHttp2Session, type ClientHttp2Stream, constants } from 'node:http2';
import type { z } from 'zod';
import { AppError, errorOf } from '../../contract/errors/index.ts';
import { mediaType, Refusal } from '../../contract/exchange/api.ts';

export const anchorPath = '/v1/anchors';

export interface Call<Answer extends z.ZodType> {
  readonly method: 'GET' | 'PUT' | 'POST';
  readonly path: string;
  readonly body?: unknown;
  readonly answer: Answer;
  /** Milliseconds without a byte, either way, after which the connection is given up. */
  readonly silence: number;
  /** Milliseconds for which the endpoint may hold its answer back besides. */
  readonly heldBack?: number;
  /** Bytes past which an answer is not read. */
  readonly limit: number;
  readonly signal?: AbortSignal;
  readonly progress?: Progress;
}

/** Bytes of one request that have gone out, of how many, and bytes that have come in. */
export interface Progress {
  sent(bytes: number, total: number): void;
  received(bytes: number): void;
  /** The request has ended, one way or another. */
  end(): void;
}

/** Bytes of a request given to the connection in one piece: each that is taken shows that the line moves. */
const sliceBytes = 8 * 1024;

/**
 * One request. Refusals come back as AppError with the endpoint's code; ENDPOINT_ANSWER_INVALID for
 * anything that is not of the contract; ENDPOINT_UNREACHABLE when the connection breaks or falls silent, and
 * then the connection is given up. An aborted call rejects with the signal's reason.
 */
export async function call<Answer extends z.ZodType>(
  connection: ClientHttp2Session,
  request: Call<Answer>,
): Promise<z.infer<Answer>> {
  const { status, contentType, bytes } = await exchange(connection, request);
  const value = contentType === mediaType ? readJson(bytes) : undefined;
  if (status === 200) {
    const answer = request.answer.safeParse(value);
    if (answer.success) return answer.data;
    throw new AppError('ENDPOINT_ANSWER_INVALID', { cause: answer.error });
  }
  const refusal = Refusal.safeParse(value);
  if (!refusal.success) throw new AppError('ENDPOINT_ANSWER_INVALID', { cause: refusal.error });
  const { code } = refusal.data;
  // It stops the terminal as an incident: only the answer to an anchor may have this code.
  if (code === 'ANCHOR_CONFLICT' && request.path !== anchorPath)
    throw new AppError('ENDPOINT_ANSWER_INVALID');
  throw errorOf(refusal.data);
}

/** Connections that the endpoint ended with ENHANCE_YOUR_CALM (RFC 9113 section 7). */
const refused = new WeakSet<ClientHttp2Session>();

/** Remembers why the endpoint ends a connection; call it before anything else can happen on the connection. */
export function watchLoss(connection: ClientHttp2Session): void {
  connection.on('goaway', (code) => {
    if (code === constants.NGHTTP2_ENHANCE_YOUR_CALM) refused.add(connection);
  });
}

/** Why a connection is gone, as far as the endpoint said so. */
export const lossOf = (connection: ClientHttp2Session): 'CONNECTION_LIMIT' | 'ENDPOINT_UNREACHABLE' =>
  refused.has(connection) ? 'CONNECTION_LIMIT' : 'ENDPOINT_UNREACHABLE';

interface RawAnswer {
  status: number | undefined;
  contentType: string | undefined;
  bytes: Buffer;
}

function exchange(connection: ClientHttp2Session, request: Call<z.ZodType>): Promise<RawAnswer> {
  const { method, path, body, signal, limit, progress, silence, heldBack = 0 } = request;
  if (connection.closed || connection.destroyed) return Promise.reject(new AppError(lossOf(connection)));
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const stream = connection.request({
      ':method': method,
      ':path': path,
      accept: mediaType,
      ...(body === undefined ? {} : { 'content-type': mediaType }),
    });
    const answer: RawAnswer = { status: undefined, contentType: undefined, bytes: Buffer.alloc(0) };
    const parts: Buffer[] = [];
    let length = 0;
    const finish = (error?: unknown) => {
      clearTimeout(late);
      progress?.end();
      signal?.removeEventListener('abort', abort);
      if (error === undefined) resolve({ ...answer, bytes: Buffer.concat(parts) });
      else reject(error);
    };
    const giveUp = (error: unknown) => {
      stream.close(constants.NGHTTP2_CANCEL);
      finish(error);
    };
    const abort = () => giveUp(signal?.reason);
    const late = setTimeout(() => {
      giveUp(new AppError('ENDPOINT_UNREACHABLE', { cause: new Error('the line is silent') }));
      connection.destroy();
    }, silence + heldBack);
    signal?.addEventListener('abort', abort, { once: true });
    stream.on('response', (headers) => {
      late.refresh();
      answer.status = headers[':status'];
      answer.contentType = headers['content-type'];
    });
    stream.on('data', (part: Buffer) => {
      late.refresh();
      length += part.length;
      progress?.received(length);
      if (length > limit) giveUp(new AppError('ENDPOINT_ANSWER_INVALID'));
      else parts.push(part);
    });
    stream.on('end', () => {
      // A connection that breaks ends its streams too, with whatever part of an answer had come.
      if (answer.status !== undefined && !stream.aborted && !stream.destroyed) finish();
    });
    // A complete answer has settled the call before; an error or a bare close means there was none.
    stream.on('error', (cause) => finish(new AppError(lossOf(connection), { cause })));
    stream.on('close', () => finish(new AppError(lossOf(connection))));
    sendBody(stream, body, (sent, total) => {
      late.refresh();
      progress?.sent(sent, total);
    });
  });
}

function sendBody(
  stream: ClientHttp2Stream,
  body: unknown,
  taken: (sent: number, total: number) => void,
): void {
  if (body === undefined) return void stream.end();
  const bytes = Buffer.from(JSON.stringify(body));
  const slice = (from: number): void => {
    if (stream.destroyed) return;
    const to = Math.min(from + sliceBytes, bytes.length);
    stream.write(bytes.subarray(from, to), (error) => {
      // The stream reports the same error by itself.
      if (error) return;
      taken(to, bytes.length);
      if (to < bytes.length) slice(to);
      else stream.end();
    });
  };
  slice(0);
}

function readJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError('ENDPOINT_ANSWER_INVALID', { cause });
  }
}
