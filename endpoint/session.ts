import { timingSafeEqual } from 'node:crypto';
import type { Http2Session } from 'node:http2';
import { TLSSocket } from 'node:tls';
import type { z } from 'zod';
import { AppError } from '../contract/errors/index.ts';
import { exporterLabel, type SessionRequest } from '../contract/exchange/api.ts';
import type { Instant } from '../contract/scalar.ts';
import { canonicalBytes } from '../core/encoding/canonical.ts';
import type { Authority } from './authority.ts';

/** Who speaks on a connection. */
export interface Session {
  readonly organisation: string;
  readonly terminal: string;
  readonly person: string;
}

/** A statement's time may differ from the endpoint's by this much (ms). */
const clockTolerance = 5 * 60_000;

/**
 * Sessions live with their TLS connection and nowhere else: there is no token to steal, and a connection
 * that is gone has no session. A new directory or new trust files end them all, the end of a person's time or of their
 * certificate ends theirs.
 */
export class Sessions {
  readonly #sessions = new WeakMap<Http2Session, { session: Session; authority: Authority; until: number }>();
  readonly #sessionTime: number;

  constructor(sessionTime: number) {
    this.#sessionTime = sessionTime;
  }

  /** The session of a connection; SESSION_REQUIRED without one. */
  of(connection: Http2Session | undefined, authority: Authority, now: Date): Session {
    const held = connection && this.#sessions.get(connection);
    if (held === undefined || held.authority !== authority || held.until <= now.getTime())
      throw new AppError('SESSION_REQUIRED');
    return held.session;
  }

  has(connection: Http2Session): boolean {
    return this.#sessions.has(connection);
  }

  /**
   * Opens the session of a connection from the device with this key. SESSION_NOT_BOUND when the statement was signed
   * for another connection, CLOCK_ASTRAY when at another time; else the refusals of `Authority`.
   */
  async open(
    connection: Http2Session,
    { statement, signature }: z.infer<typeof SessionRequest>,
    device: string,
    authority: Authority,
    now: Date,
  ): Promise<Session> {
    const exporter = tlsOf(connection).exportKeyingMaterial(32, exporterLabel, Buffer.alloc(0));
    const claimed = Buffer.from(statement.exporter, 'base64');
    if (claimed.length !== exporter.length || !timingSafeEqual(claimed, exporter))
      throw new AppError('SESSION_NOT_BOUND', { field: 'statement.exporter' });
    checkClock(statement.at, now);
    authority.checkTerminal(statement.organisation, statement.terminal, device);
    const { person, until } = await authority.signerWithEnd(
      canonicalBytes(statement),
      Buffer.from(signature, 'base64'),
      statement.organisation,
      now,
    );
    const session = {
      organisation: statement.organisation,
      terminal: statement.terminal,
      person: person.code,
    };
    this.#sessions.set(connection, {
      session,
      authority,
      // Whoever may not sign any more does not read on either.
      until: Math.min(until, now.getTime() + this.#sessionTime),
    });
    return session;
  }
}

/** CLOCK_ASTRAY for a statement that is signed as it is made, and names another time. */
export function checkClock(at: Instant, now: Date): void {
  if (Math.abs(Date.parse(at) - now.getTime()) > clockTolerance)
    throw new AppError('CLOCK_ASTRAY', { field: 'statement.at' });
}

/** The TLS socket under a connection. */
export function tlsOf({ socket }: Http2Session): TLSSocket {
  if (!(socket instanceof TLSSocket)) throw new AppError('SESSION_NOT_BOUND');
  return socket;
}
