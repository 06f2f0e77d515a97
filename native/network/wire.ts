import { type ClientHttp2Session, constants } from 'node:http2';
import type { z } from 'zod';
import { AppError, errorOf } from '../../contract/errors/index.ts';
import { mediaType, Refusal } from '../../contract/exchange/api.ts';

export const anchorPath = '/v1/anchors';

export interface Call<Answer extends z.ZodType> {
  readonly method: 'GET' | 'PUT' | 'POST';
  readonly path: string;
  readonly body?: unknown;
  readonly answer: Answer;
  /** The whole answer must be here within this time (ms). */
  readonly timeout: number;
  /** Bytes past which an answer is not read. */
  readonly limit: number;
  readonly signal?: AbortSignal;
}

/**
 * One request. Refusals come back as AppError with the endpoint's code; ENDPOINT_ANSWER_INVALID for
 * anything that is not of the contract; ENDPOINT_UNREACHABLE when the connection or the time runs out, and
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
  const { method, path, body, signal, limit } = request;
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
      giveUp(new AppError('ENDPOINT_UNREACHABLE', { cause: new Error('no answer in time') }));
      connection.destroy();
    }, request.timeout);
    signal?.addEventListener('abort', abort, { once: true });
    stream.on('response', (headers) => {
      answer.status = headers[':status'];
      answer.contentType = headers['content-type'];
    });
    stream.on('data', (part: Buffer) => {
      length += part.length;
      if (length > limit) giveUp(new AppError('ENDPOINT_ANSWER_INVALID'));
      else parts.push(part);
    });
    stream.on('end', () => {
      if (answer.status !== undefined) finish();
    });
    // A complete answer has settled the call before; an error or a bare close means there was none.
    stream.on('error', (cause) => finish(new AppError(lossOf(connection), { cause })));
    stream.on('close', () => finish(new AppError(lossOf(connection))));
    stream.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

function readJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError('ENDPOINT_ANSWER_INVALID', { cause });
  }
}
