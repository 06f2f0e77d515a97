import type { Http2SecureServer, Http2ServerRequest, Http2ServerResponse } from 'node:http2';
import type { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { AppError } from '../contract/errors/index.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Only a route that says so is answered without a session. */
    withoutSession?: true;
    /** Only a route that says so takes a query. */
    withQuery?: true;
  }
}

export type App = FastifyInstance<Http2SecureServer, Http2ServerRequest, Http2ServerResponse>;

/** A reply, whatever its route's types. */
export interface AnyReply {
  readonly raw: Http2ServerResponse;
  hijack(): unknown;
}

/** A body may come in so many pieces of any size, and in others of so many bytes in the mean. */
const fewPieces = 64;
const smallPiece = 128;

/**
 * The bytes of a body, at most `limit`; REQUEST_TOO_LARGE. Each piece is copied as it comes and not kept: a body that
 * comes in frames of one byte is hundreds of times its size in pieces. `crumbled` is called, once, for one that comes
 * in smaller pieces than any line makes of it: each costs as much as a large one. Never resolves for a request that is
 * closed.
 */
export function readBody(payload: Readable, limit: number, crumbled: () => void): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    let pieces = 0;
    let room = Buffer.allocUnsafeSlow(Math.min(limit, 4096));
    let length = 0;
    payload.on('data', (piece: Buffer) => {
      const wanted = length + piece.length;
      pieces += 1;
      if (pieces > fewPieces + wanted / smallPiece) {
        payload.removeAllListeners('data');
        return crumbled();
      }
      if (wanted > limit) return reject(new AppError('REQUEST_TOO_LARGE'));
      if (wanted > room.length) {
        const larger = Buffer.allocUnsafeSlow(Math.min(limit, Math.max(wanted, 2 * room.length)));
        room.copy(larger, 0, 0, length);
        room = larger;
      }
      piece.copy(room, length);
      length = wanted;
    });
    payload.once('end', () => resolve(room.subarray(0, length)));
    payload.once('error', reject);
  });
}

const plainPath = /^[A-Za-z0-9/._-]+$/;
const plainQuery = /^[a-z]+=[A-Za-z0-9]+(?:&[a-z]+=[A-Za-z0-9]+)*$/;

/**
 * What is asked for has one spelling: the router would also take another one with percent signs or a fragment.
 * ROUTE_UNKNOWN for the path; REQUEST_INVALID for the query, also where a route takes none.
 */
export function checkTarget(target: string, withQuery: boolean): void {
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  if (!plainPath.test(path)) throw new AppError('ROUTE_UNKNOWN');
  if (mark >= 0 && !(withQuery && plainQuery.test(target.slice(mark + 1))))
    throw new AppError('REQUEST_INVALID');
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * A body as JSON. Of the spellings of a value only that of ECMAScript's JSON.stringify is taken, which terminals send: no
 * byte order mark, no space, no member twice, no escape that need not be. REQUEST_INVALID also for broken UTF-8, broken
 * JSON, and one so deep that it cannot be written again.
 */
export function parseBody(bytes: Uint8Array): unknown {
  let text: string;
  let value: unknown;
  let spelled: string;
  try {
    text = utf8.decode(bytes);
    value = JSON.parse(text);
    spelled = JSON.stringify(value);
  } catch (cause) {
    throw new AppError('REQUEST_INVALID', { cause });
  }
  if (spelled !== text) throw new AppError('REQUEST_INVALID');
  return value;
}

/** A value of a closed schema; REQUEST_INVALID names the key at fault, never what stood there. */
export function accept<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  // Of an unknown key zod gives the path of the object it stands in: the key itself is the sender's text.
  const field = (parsed.error.issues[0]?.path ?? []).map(String).join('.').slice(0, 80);
  if (!/^[A-Za-z0-9.]+$/.test(field)) throw new AppError('REQUEST_INVALID');
  throw new AppError('REQUEST_INVALID', { field });
}
