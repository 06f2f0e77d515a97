import { createHash, timingSafeEqual, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import { AppError } from '../../contract/errors/index.ts';

/** The one endpoint and this terminal's own identity towards it. */
export interface PeerIdentity {
  /** An IP literal: no name service is ever asked. */
  readonly host: string;
  readonly port: number;
  /** SHA-256 of the endpoint's SubjectPublicKeyInfo, lower-case hexadecimal. */
  readonly spki: string;
  /** PEM: the authority of the endpoint's TLS certificate, this terminal's certificate, its PKCS#8 key. */
  readonly ca: Uint8Array;
  readonly certificate: Uint8Array;
  readonly key: Uint8Array;
}

/** A handshake not done within this time (ms) has failed. */
const handshakeTime = 10_000;

/**
 * A TLS 1.3 connection whose other end holds the pinned key. ENDPOINT_NOT_PINNED when another key or an untrusted
 * certificate answers, ENDPOINT_UNREACHABLE when nobody does. By the dates of both certificates: CLOCK_ASTRAY when one
 * begins later than now, TLS_CERTIFICATE_EXPIRED when one has ended.
 */
export function dial(peer: PeerIdentity): Promise<TLSSocket> {
  const { host, port } = peer;
  if (isIP(host) === 0) return Promise.reject(new AppError('ENDPOINT_UNREACHABLE'));
  // The endpoint closes without an answer if the certificate has expired; the terminal finds that out by itself.
  const dated = datesOf(new X509Certificate(peer.certificate));
  if (dated !== undefined) return Promise.reject(new AppError(dated));
  return new Promise((resolve, reject) => {
    const socket = connect({
      host,
      port,
      ca: Buffer.from(peer.ca),
      cert: Buffer.from(peer.certificate),
      key: Buffer.from(peer.key),
      // The device authority may stand under a root that signs other things too: it alone is trusted here.
      allowPartialTrustChain: true,
      minVersion: 'TLSv1.3',
      maxVersion: 'TLSv1.3',
      ALPNProtocols: ['h2'],
      // Node checks the other end after the handshake either way, and has sent the same until then. Here it leaves the
      // closing to `verdictOn`, which refuses whatever is not authorized but can still see the certificate.
      rejectUnauthorized: false,
      // The pin takes the place of a name: whoever holds this key is the endpoint.
      checkServerIdentity: (_host, { raw }) =>
        isPinned(raw, peer.spki) ? undefined : new Error('another key'),
      lookup: (_name, _options, done) => done(new Error('no name service'), '', 0),
    });
    const late = setTimeout(() => socket.destroy(new Error('handshake took too long')), handshakeTime);
    const fail = (code: DialFailure, cause?: Error) => {
      clearTimeout(late);
      socket.destroy();
      reject(new AppError(code, { cause }));
    };
    const broken = (cause?: Error) => fail('ENDPOINT_UNREACHABLE', cause);
    socket.once('error', broken);
    socket.once('close', () => broken());
    socket.once('secureConnect', () => {
      clearTimeout(late);
      const verdict = verdictOn(socket, peer.spki);
      if (verdict !== undefined) return fail(verdict);
      socket.removeListener('error', broken);
      socket.removeAllListeners('close');
      resolve(socket);
    });
  });
}

/** What the dates of a certificate say now; a certificate in use that begins later shows that the clock is behind. */
function datesOf({ validFromDate, validToDate }: X509Certificate) {
  const now = new Date();
  if (now < validFromDate) return 'CLOCK_ASTRAY';
  return validToDate < now ? 'TLS_CERTIFICATE_EXPIRED' : undefined;
}

function isPinned(der: Uint8Array, pin: string): boolean {
  const spki = new X509Certificate(der).publicKey.export({ type: 'spki', format: 'der' });
  const expected = Buffer.from(pin, 'hex');
  return expected.length === 32 && timingSafeEqual(createHash('sha256').update(spki).digest(), expected);
}

type DialFailure =
  | 'ENDPOINT_NOT_PINNED'
  | 'ENDPOINT_UNREACHABLE'
  | 'CLOCK_ASTRAY'
  | 'TLS_CERTIFICATE_EXPIRED';

/**
 * What is wrong with the other end of a handshake, before anything has been sent over it; undefined when nothing is. A
 * date alone is named as such only with the pinned key: anybody else is no endpoint, whatever the dates.
 */
function verdictOn(socket: TLSSocket, pin: string): DialFailure | undefined {
  const certificate = socket.getPeerX509Certificate();
  if (certificate === undefined || !isPinned(certificate.raw, pin)) return 'ENDPOINT_NOT_PINNED';
  if (!socket.authorized) {
    // The code of OpenSSL's verdict (X509_V_ERR_…), though the types call it an Error.
    const code: unknown = socket.authorizationError;
    if (code === 'CERT_NOT_YET_VALID') return 'CLOCK_ASTRAY';
    return code === 'CERT_HAS_EXPIRED' ? 'TLS_CERTIFICATE_EXPIRED' : 'ENDPOINT_NOT_PINNED';
  }
  const isOurs = socket.alpnProtocol === 'h2' && socket.getProtocol() === 'TLSv1.3';
  return isOurs ? undefined : 'ENDPOINT_UNREACHABLE';
}
