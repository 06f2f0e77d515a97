import { AppError } from '../../contract/errors/index.ts';
import { type Certificate, fingerprint, readCertificate } from './certificates.ts';
import { type Crl, readCrl, signedBy } from './crl.ts';
import { sameBytes } from './der-values.ts';
import { keyUsage } from './extensions.ts';
import { commonName } from './names.ts';
import { findPaths } from './path.ts';

const rememberedCertificates = 4096;
const rememberedPaths = 1024;
const day = 24 * 60 * 60 * 1000;

/** Trust files as imported: DER, one certificate or list each. */
export interface TrustFiles {
  readonly anchors: readonly Uint8Array[];
  readonly intermediates: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
}

/**
 * Reads the trust files. TRUST_FILES_INVALID when one cannot be read or an anchor is no authority.
 * `staleCrlDays` is how long after its next-update date a list is still accepted, with a warning.
 */
export function loadTrust(files: TrustFiles, staleCrlDays: number): TrustStore {
  const anchors = readAll('anchors', files.anchors, readCertificate);
  if (anchors.length === 0 || anchors.some(({ extensions }) => !extensions.authority))
    throw new AppError('TRUST_FILES_INVALID', { detail: { file: 'anchors' } });
  const intermediates = readAll('intermediates', files.intermediates, readCertificate);
  return new TrustStore(anchors, intermediates, readAll('crls', files.crls, readCrl), staleCrlDays * day);
}

function readAll<Read>(
  file: keyof TrustFiles,
  ders: readonly Uint8Array[],
  read: (der: Uint8Array) => Read,
): Read[] {
  try {
    return ders.map(read);
  } catch (cause) {
    throw new AppError('TRUST_FILES_INVALID', { cause, detail: { file } });
  }
}

/**
 * The trust files of this machine, read; immutable: new files make a new store. It remembers what does not depend
 * on the time (certificates read, paths whose signatures hold, lists whose signature holds); dates and
 * revocation are looked at again in every check.
 */
export class TrustStore {
  readonly anchors: readonly Certificate[];
  readonly intermediates: readonly Certificate[];
  /** Milliseconds. */
  readonly staleCrl: number;
  readonly #crls: readonly Crl[];
  readonly #certificates = new Map<string, Certificate>();
  readonly #paths = new Map<string, readonly Certificate[][]>();
  readonly #newestCrl = new Map<string, Crl | undefined>();

  constructor(
    anchors: readonly Certificate[],
    intermediates: readonly Certificate[],
    crls: readonly Crl[],
    staleCrl: number,
  ) {
    this.anchors = anchors;
    this.intermediates = intermediates;
    this.#crls = crls;
    this.staleCrl = staleCrl;
  }

  /** As `readCertificate`. */
  certificate(der: Uint8Array): Certificate {
    const key = fingerprint(der);
    return recall(this.#certificates, key, rememberedCertificates, () => readCertificate(der));
  }

  /** Paths from `leaf` to an anchor whose names, constraints and signatures hold; none: an empty list. */
  paths(leaf: Certificate, embedded: readonly Certificate[]): readonly Certificate[][] {
    const key = [leaf, ...embedded].map((certificate) => certificate.fingerprint).join();
    return recall(this.#paths, key, rememberedPaths, () =>
      findPaths(leaf, [...embedded, ...this.intermediates], this.anchors),
    );
  }

  /** Each authority's list in force, for people to read; times in milliseconds since 1970. */
  revocationLists(): { issuer: string; thisUpdate: number; nextUpdate: number }[] {
    return [...this.anchors, ...this.intermediates].flatMap((authority) => {
      const crl = this.crlOf(authority);
      if (crl === undefined) return [];
      return [
        { issuer: commonName(authority.subject), thisUpdate: crl.thisUpdate, nextUpdate: crl.nextUpdate },
      ];
    });
  }

  /** The newest list that the issuer really signed. */
  crlOf(issuer: Certificate): Crl | undefined {
    return recall(this.#newestCrl, issuer.fingerprint, rememberedPaths, () => {
      if (issuer.extensions.keyUsage?.has(keyUsage.crlSign) === false) return undefined;
      return this.#crls
        .filter((crl) => sameBytes(crl.issuer, issuer.subject) && signedBy(crl, issuer.key))
        .reduce<Crl | undefined>(
          (newest, crl) => (newest === undefined || crl.thisUpdate > newest.thisUpdate ? crl : newest),
          undefined,
        );
    });
  }
}

/** Bounded, because anybody may send certificates: the oldest entry goes first. */
function recall<T>(memory: Map<string, T>, key: string, limit: number, make: () => T): T {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const value = make();
  const [oldest] = memory.keys();
  if (memory.size >= limit && oldest !== undefined) memory.delete(oldest);
  memory.set(key, value);
  return value;
}
