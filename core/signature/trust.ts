import { AppError } from '../../contract/errors/index.ts';
import { type Certificate, fingerprint, readAnchor, readCertificate } from './certificates.ts';
import { laterFirst, readCrl, signedBy } from './crl.ts';
import { sameBytes } from './der-values.ts';
import type { ListFindings } from './list-findings.ts';
import { commonName } from './names.ts';
import { findPaths } from './path.ts';
import { recall } from './recall.ts';
import { type KeptList, type ListsOfKey, maySign, RevocationLists } from './revocation-lists.ts';
import { readAll, refusedFile, shownName, type TrustSources } from './trust-files.ts';

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
export function loadTrust(files: TrustSources, staleCrlDays: number, importedAt?: Date): TrustStore {
  if (files.anchors.length === 0) throw refusedFile({ file: 'anchors', name: '-', index: 0 }, 'missing');
  const anchors = readAll(files, 'anchors', (der) => authority(readAnchor(der)));
  const intermediates = readAll(files, 'intermediates', readCertificate);
  const lists = new RevocationLists([...anchors, ...intermediates]);
  const crls = readAll(files, 'crls', (source) => lists.add(source));
  const trust = new TrustStore(anchors, intermediates, lists, staleCrlDays * day);
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
  files: TrustSources,
  { trust, crls, latest }: { trust: TrustStore; crls: readonly KeptList[]; latest: number },
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
 * on the time (certificates read, paths whose signatures hold, what lists name whose signature holds); dates and
 * revocation are looked at again in every check.
 */
export class TrustStore {
  readonly anchors: readonly Certificate[];
  readonly intermediates: readonly Certificate[];
  /** Milliseconds. */
  readonly staleCrl: number;
  readonly #lists: RevocationLists;
  #certificates = new Map<string, Certificate>();
  #paths = new Map<string, readonly Certificate[][]>();
  #used = new Set<string>();

  constructor(
    anchors: readonly Certificate[],
    intermediates: readonly Certificate[],
    lists: RevocationLists,
    staleCrl: number,
  ) {
    this.anchors = anchors;
    this.intermediates = intermediates;
    this.#lists = lists;
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
    const same = new TrustStore(this.anchors, this.intermediates, this.#lists, days * day);
    same.#certificates = this.#certificates;
    same.#paths = this.#paths;
    same.#used = this.#used;
    return same;
  }

  /**
   * The same files with further lists by their digest; it remembers anew. `known` is what was found in lists before, of
   * these and of the files; `found` is what was found now and is not known.
   */
  withLists(
    further: ReadonlyMap<string, () => Uint8Array>,
    known: ReadonlyMap<string, ListFindings>,
  ): { trust: TrustStore; found: ListFindings[] } {
    const lists = new RevocationLists([...this.anchors, ...this.intermediates]);
    const found: ListFindings[] = [];
    for (const head of this.#lists.all)
      found.push(lists.addKnown(head.source, known.get(head.fingerprint) ?? { head, byKey: new Map() }));
    for (const [digest, source] of further) found.push(lists.addKnown(source, known.get(digest)));
    const trust = new TrustStore(this.anchors, this.intermediates, lists, this.staleCrl);
    return { trust, found: found.filter(({ byKey }) => byKey.size > 0) };
  }

  /** Every list that an anchor or imported authority signed, each once. */
  signedLists(): KeptList[] {
    return [...new Set([...this.anchors, ...this.intermediates].flatMap((one) => this.listsBy(one).lists))];
  }

  /** All lists in the authority's name that its key signed. */
  listsBy(authority: Certificate): ListsOfKey {
    return this.#lists.by(authority);
  }

  /** Anchors and imported authorities of one name: an authority that renews its key has several. */
  authoritiesNamed(name: Uint8Array): Certificate[] {
    return [...this.anchors, ...this.intermediates].filter(({ subject }) => sameBytes(subject, name));
  }

  /** The latest list of each authority, whichever of its keys signed it. */
  latestLists(): KeptList[] {
    return this.#latest().map(({ list }) => list);
  }

  /** The same for people to read; times in milliseconds since 1970. */
  revocationLists(): { issuer: string; thisUpdate: number; nextUpdate: number }[] {
    return this.#latest().map(({ authority, list: { thisUpdate, nextUpdate } }) => ({
      issuer: commonName(authority.subject),
      thisUpdate,
      nextUpdate,
    }));
  }

  #latest(): { authority: Certificate; list: KeptList }[] {
    const latest = new Map<string, { authority: Certificate; list: KeptList }>();
    for (const authority of [...this.anchors, ...this.intermediates]) {
      const name = fingerprint(authority.subject);
      const [list] = this.listsBy(authority).lists;
      const before = latest.get(name);
      if (list !== undefined && (before === undefined || laterFirst(list, before.list) < 0))
        latest.set(name, { authority, list });
    }
    return [...latest.values()];
  }

  /** Notes what a verdict that holds rests on: the certificates of a path. */
  note(used: readonly { readonly fingerprint: string }[]): void {
    for (const { fingerprint: one } of used) this.#used.add(one);
  }

  /**
   * Whether a certificate (DER) is one that a verdict rests on, or an authority that an anchor in use certified. Whoever
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

  /** The same for lists (DER) that one of `authorities` or of the imported ones signed. */
  vouchesForLists(authorities: readonly Uint8Array[]): (der: Uint8Array) => boolean {
    const certificates = authorities.map((one) => this.certificate(one));
    const vouching = [...certificates, ...this.anchors, ...this.intermediates].filter(
      (one) => maySign(one) && this.vouchesForCertificate(one.der),
    );
    return (der) => {
      const digest = fingerprint(der);
      if (this.#lists.has(digest)) return vouching.some((one) => this.listsBy(one).has(digest));
      const crl = readCrl(der);
      return vouching.some((one) => sameBytes(crl.issuer, one.subject) && signedBy(crl, one.key));
    };
  }
}
