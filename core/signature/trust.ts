import { AppError } from '../../contract/errors/index.ts';
import { type Certificate, fingerprint, readAnchor, readCertificate } from './certificates.ts';
import { type Crl, laterFirst, readCrl, signedBy } from './crl.ts';
import { sameBytes } from './der-values.ts';
import { keyUsage } from './extensions.ts';
import { commonName } from './names.ts';
import { findPaths } from './path.ts';
import { readAll, refusedFile, shownName, type TrustFiles } from './trust-files.ts';

export type { TrustFiles } from './trust-files.ts';

const rememberedCertificates = 4096;
const rememberedPaths = 1024;
const day = 24 * 60 * 60 * 1000;

/** How far a clock may run ahead of ours, in milliseconds. */
export const clockTolerance = 5 * 60 * 1000;

/**
 * Reads the trust files. TRUST_FILES_INVALID names the file that cannot be read, that is no authority, or whose key or
 * algorithm is weak. A list dated later than `importedAt` would count as the newest until then, so it is refused:
 * CLOCK_BEHIND where one of the authorities signed it, TRUST_FILES_INVALID where anybody may have written the date.
 * `staleCrlDays` is how long after its next-update date a list is still accepted, with a warning.
 */
export function loadTrust(files: TrustFiles, staleCrlDays: number, importedAt?: Date): TrustStore {
  if (files.anchors.length === 0) throw refusedFile({ file: 'anchors', name: '-', index: 0 }, 'missing');
  const anchors = readAll(files, 'anchors', (der) => authority(readAnchor(der)));
  const intermediates = readAll(files, 'intermediates', readCertificate);
  const crls = readAll(files, 'crls', readCrl);
  const trust = new TrustStore(anchors, intermediates, crls, staleCrlDays * day);
  if (importedAt !== undefined)
    refuseLater(files, { trust, crls, latest: importedAt.getTime() + clockTolerance });
  return trust;
}

function authority(anchor: Certificate): Certificate {
  if (!anchor.extensions.authority) throw new AppError('CERTIFICATE_USAGE');
  return anchor;
}

/** `crls` are the lists of `files`, in their order. */
function refuseLater(
  files: TrustFiles,
  { trust, crls, latest }: { trust: TrustStore; crls: readonly Crl[]; latest: number },
): void {
  const later = crls.flatMap((crl, index) =>
    crl.thisUpdate > latest ? [{ crl, name: files.names?.crls[index] ?? '', index }] : [],
  );
  const [first] = later;
  if (first === undefined) return;
  const signed = new Set(trust.signedLists().map((crl) => crl.fingerprint));
  const byAuthority = later.find(({ crl }) => signed.has(crl.fingerprint));
  if (byAuthority !== undefined)
    throw new AppError('CLOCK_BEHIND', { detail: { name: shownName(byAuthority) } });
  throw refusedFile({ file: 'crls', name: first.name, index: first.index }, 'ahead');
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
  #certificates = new Map<string, Certificate>();
  #paths = new Map<string, readonly Certificate[][]>();
  #lists = new Map<string, readonly Crl[]>();
  #used = new Set<string>();

  constructor(
    anchors: readonly Certificate[],
    intermediates: readonly Certificate[],
    crls: readonly Crl[],
    staleCrl: number,
  ) {
    this.anchors = anchors;
    this.intermediates = intermediates;
    this.#crls = [...new Map(crls.map((crl) => [crl.fingerprint, crl])).values()].sort(laterFirst);
    this.staleCrl = staleCrl;
  }

  /** As `readCertificate`; an anchor is what was imported. */
  certificate(der: Uint8Array): Certificate {
    const key = fingerprint(der);
    const anchor = this.anchors.find((one) => one.fingerprint === key);
    return anchor ?? recall(this.#certificates, key, rememberedCertificates, () => readCertificate(der));
  }

  /** Paths from `leaf` to an anchor whose names, constraints and signatures hold; none: an empty list. */
  paths(leaf: Certificate, embedded: readonly Certificate[]): readonly Certificate[][] {
    const key = [leaf, ...embedded].map((certificate) => certificate.fingerprint).join();
    return recall(this.#paths, key, rememberedPaths, () =>
      findPaths(leaf, [...embedded, ...this.intermediates], this.anchors),
    );
  }

  /** The same files and one memory, notes included, for another time after which a list is too old. */
  withStaleDays(days: number): TrustStore {
    const same = new TrustStore(this.anchors, this.intermediates, this.#crls, days * day);
    same.#certificates = this.#certificates;
    same.#paths = this.#paths;
    same.#lists = this.#lists;
    same.#used = this.#used;
    return same;
  }

  /** The same files with further lists, DER; it remembers anew. */
  withLists(ders: readonly Uint8Array[]): TrustStore {
    const crls = [...this.#crls, ...ders.map(readCrl)];
    return new TrustStore(this.anchors, this.intermediates, crls, this.staleCrl);
  }

  /** Every list that an anchor or imported authority signed, each once. */
  signedLists(): Crl[] {
    return [...new Set([...this.anchors, ...this.intermediates].flatMap((one) => this.listsBy(one)))];
  }

  /** All lists in the authority's name that its key signed, the latest first. */
  listsBy(authority: Certificate): readonly Crl[] {
    return recall(this.#lists, authority.fingerprint, rememberedPaths, () =>
      this.#crls.filter((crl) => signs(authority, crl)),
    );
  }

  /** Anchors and imported authorities of one name: an authority that renews its key has several. */
  authoritiesNamed(name: Uint8Array): Certificate[] {
    return [...this.anchors, ...this.intermediates].filter(({ subject }) => sameBytes(subject, name));
  }

  /** The latest list of each authority, whichever of its keys signed it. */
  latestLists(): Crl[] {
    const latest = new Map<string, Crl>();
    for (const authority of [...this.anchors, ...this.intermediates]) {
      const name = Buffer.from(authority.subject).toString('hex');
      const found = [latest.get(name), this.listsBy(authority)[0]].filter((crl) => crl !== undefined);
      const [first] = found.sort(laterFirst);
      if (first !== undefined) latest.set(name, first);
    }
    return [...latest.values()];
  }

  /** The same for people to read; times in milliseconds since 1970. */
  revocationLists(): { issuer: string; thisUpdate: number; nextUpdate: number }[] {
    return this.latestLists().map(({ issuer, thisUpdate, nextUpdate }) => ({
      issuer: commonName(issuer),
      thisUpdate,
      nextUpdate,
    }));
  }

  /** Notes what a verdict that holds rests on: certificates of a path and lists, by fingerprint. */
  note(used: readonly { readonly fingerprint: string }[]): void {
    for (const { fingerprint: one } of used) this.#used.add(one);
  }

  /**
   * Whether a trust file (DER) is one that a verdict rests on, or an authority that an anchor in use certified. Whoever
   * vouches for other files vouches for the words in their names.
   */
  vouchesForCertificate(der: Uint8Array): boolean {
    if (this.#used.has(fingerprint(der))) return true;
    const certificate = readCertificate(der);
    return (
      certificate.extensions.authority &&
      this.paths(certificate, []).some((path) => this.#used.has(path.at(-1)?.fingerprint ?? ''))
    );
  }

  /** The same for a list, which one of `authorities` or of the imported ones signed. */
  vouchesForList(der: Uint8Array, authorities: readonly Uint8Array[]): boolean {
    const digest = fingerprint(der);
    const crl = this.#crls.find((one) => one.fingerprint === digest) ?? readCrl(der);
    const known = [
      ...authorities.map((one) => this.certificate(one)),
      ...this.anchors,
      ...this.intermediates,
    ];
    return known.some((one) => this.vouchesForCertificate(one.der) && signs(one, crl));
  }
}

/** Whether a list bears an authority's name and its key signed it. */
const signs = (authority: Certificate, crl: Crl): boolean =>
  authority.extensions.keyUsage?.has(keyUsage.crlSign) !== false &&
  sameBytes(crl.issuer, authority.subject) &&
  signedBy(crl, authority.key);

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
