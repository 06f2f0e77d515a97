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
 * A TLS 1.3 connection whose other end holds the pinned key. ENDPOINT_NOT_PINNED when another key or an
 * untrusted certificate answers, ENDPOINT_UNREACHABLE when nobody does, TERMINAL_NOT_ADMITTED when this
 * terminal's own certificate is not valid now.
 */
export function dial(peer: PeerIdentity): Promise<TLSSocket> {
  const { host, port } = peer;
  if (isIP(host) === 0) return Promise.reject(new AppError('ENDPOINT_UNREACHABLE'));
  // The endpoint closes without an answer if the certificate has expired; the terminal finds that out by itself.
  if (!isCurrent(peer.certificate)) return Promise.reject(new AppError('TERMINAL_NOT_ADMITTED'));
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
      rejectUnauthorized: true,
      // The pin takes the place of a name: whoever holds this key is the endpoint.
      checkServerIdentity: (_host, { raw }) => (isPinned(raw, peer.spki) ? undefined : new PinError()),
      lookup: (_name, _options, done) => done(new Error('no name service'), '', 0),
    });
    const late = setTimeout(() => socket.destroy(new Error('handshake took too long')), handshakeTime);
    const fail = (cause: Error) => {
      clearTimeout(late);
      socket.destroy();
      reject(new AppError(dialFailure(cause), { cause }));
    };
    socket.once('error', fail);
    socket.once('close', () => fail(new Error('closed during the handshake')));
    socket.once('secureConnect', () => {
      clearTimeout(late);
      // Looked at again on the open connection, so that nothing hangs on when the library calls back.
      const raw = socket.getPeerX509Certificate()?.raw;
      if (raw === undefined || !isPinned(raw, peer.spki)) return fail(new PinError());
      if (socket.alpnProtocol !== 'h2' || socket.getProtocol() !== 'TLSv1.3')
        return fail(new Error('another protocol'));
      socket.removeListener('error', fail);
      socket.removeAllListeners('close');
      resolve(socket);
    });
  });
}

function isCurrent(certificate: Uint8Array): boolean {
  const { validFromDate, validToDate } = new X509Certificate(certificate);
  const now = new Date();
  return validFromDate <= now && now <= validToDate;
}

class PinError extends Error {
  readonly code = 'ERR_PIN';
}

function isPinned(der: Uint8Array, pin: string): boolean {
  const spki = new X509Certificate(der).publicKey.export({ type: 'spki', format: 'der' });
  const expected = Buffer.from(pin, 'hex');
  return expected.length === 32 && timingSafeEqual(createHash('sha256').update(spki).digest(), expected);
}

/** OpenSSL's verdicts on a certificate (X509_V_ERR_…) as Node names them, and the pin's own. */
const untrusted =
  /^(ERR_PIN|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_|CRL_|HOSTNAME_MISMATCH|ERR_TLS_CERT)/;

function dialFailure(cause: Error): 'ENDPOINT_NOT_PINNED' | 'ENDPOINT_UNREACHABLE' {
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  return untrusted.test(code) ? 'ENDPOINT_NOT_PINNED' : 'ENDPOINT_UNREACHABLE';
}
