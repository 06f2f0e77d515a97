import type { Http2SecureServer, Http2ServerRequest, Http2ServerResponse } from 'node:http2';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { AppError } from '../contract/errors/index.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Only a route that says so is answered without a session. */
    withoutSession?: true;
  }
}

export type App = FastifyInstance<Http2SecureServer, Http2ServerRequest, Http2ServerResponse>;

/** A reply, whatever its route's types. */
export interface AnyReply {
  readonly raw: Http2ServerResponse;
  hijack(): unknown;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** A body as JSON; REQUEST_INVALID for broken UTF-8 or broken JSON. */
export function parseBody(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch (cause) {
    throw new AppError('REQUEST_INVALID', { cause });
  }
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
