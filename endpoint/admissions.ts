import { createHash, type X509Certificate } from 'node:crypto';
import type { Http2Session } from 'node:http2';
import { AppError } from '../contract/errors/index.ts';
import type { Authority } from './authority.ts';
import { tlsOf } from './session.ts';

/** A device's certificate is looked at again after this time (ms), and after every reload. */
const remembered = 60_000;

/** Which connections belong to devices that may be here. */
export class Admissions {
  readonly #devices = new WeakMap<Http2Session, { key: string; certificate: X509Certificate }>();
  readonly #admitted = new WeakMap<Http2Session, { key: string; authority: Authority; until: number }>();

  /** The SPKI digest of the device's key; TERMINAL_NOT_ADMITTED when `authority` does not admit it. */
  check(connection: Http2Session, authority: Authority, now: Date): string {
    const known = this.#admitted.get(connection);
    if (known !== undefined && known.authority === authority && now.getTime() < known.until) return known.key;
    const { key, certificate } = this.#deviceOf(connection);
    authority.checkDevice(certificate.raw, key, now);
    this.#admitted.set(connection, { key, authority, until: now.getTime() + remembered });
    return key;
  }

  /** Whether `authority` admits the device of a connection. */
  admits(connection: Http2Session, authority: Authority, now: Date): boolean {
    try {
      this.check(connection, authority, now);
      return true;
    } catch (error) {
      if (error instanceof AppError) return false;
      throw error;
    }
  }

  /** The SPKI digest of the key behind a connection, admitted or not. */
  keyOf(connection: Http2Session): string {
    return this.#deviceOf(connection).key;
  }

  #deviceOf(connection: Http2Session): { key: string; certificate: X509Certificate } {
    const known = this.#devices.get(connection);
    if (known !== undefined) return known;
    const certificate = tlsOf(connection).getPeerX509Certificate();
    if (certificate === undefined) throw new AppError('TERMINAL_NOT_ADMITTED');
    const spki = certificate.publicKey.export({ type: 'spki', format: 'der' });
    const device = { key: createHash('sha256').update(spki).digest('hex'), certificate };
    this.#devices.set(connection, device);
    return device;
  }
}
