import { X509Certificate } from 'node:crypto';
import { AppError } from '../contract/errors/index.ts';
import { checkCertificate } from '../core/signature/certificate-check.ts';
import { loadTrust, type TrustStore } from '../core/signature/trust.ts';

/**
 * The authority of the terminals' TLS certificates. TLS follows a chain to any root it was given; this looks
 * that the device authority itself issued the certificate, and at its revocation list.
 */
export class Devices {
  readonly #authorities: readonly X509Certificate[];
  readonly #trust: TrustStore | undefined;

  /** DER. Without a list, only the directory's list of terminals can strike a device. */
  constructor(
    authorities: readonly Uint8Array[],
    crls: readonly Uint8Array[],
    staleCrlDays: number,
    importedAt?: Date,
  ) {
    this.#authorities = authorities.map((der) => new X509Certificate(der));
    this.#trust =
      crls.length === 0
        ? undefined
        : loadTrust(
            {
              ...{ anchors: authorities, intermediates: [], crls },
              names: {
                anchors: authorities.map(() => 'device-ca.crt'),
                intermediates: [],
                crls: crls.map(() => 'device-ca.crl'),
              },
            },
            staleCrlDays,
            importedAt,
          );
  }

  /** TERMINAL_NOT_ADMITTED unless the certificate (DER) is the authority's and not revoked at `now`. */
  check(certificate: Uint8Array, now: Date): void {
    const device = new X509Certificate(certificate);
    const issued = this.#authorities.some(
      (authority) => device.checkIssued(authority) && device.verify(authority.publicKey),
    );
    if (!issued) throw new AppError('TERMINAL_NOT_ADMITTED');
    if (this.#trust === undefined) return;
    try {
      checkCertificate(certificate, this.#trust, now, 'tls-client');
    } catch (cause) {
      throw new AppError('TERMINAL_NOT_ADMITTED', { cause });
    }
  }
}
