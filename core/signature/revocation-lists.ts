import { AppError } from '../../contract/errors/index.ts';
import { type Certificate, fingerprint } from './certificates.ts';
import { type Crl, laterFirst, readCrl, readListSignature, signedBy } from './crl.ts';
import { keyUsage } from './extensions.ts';
import type { ListFindings, ListHead } from './list-findings.ts';
import { recall } from './recall.ts';

/** A list as DER, or how to read it: it is read when it is needed and not held. */
export type ListSource = Uint8Array | (() => Uint8Array);

/** What is kept of a list that was read. What it names is kept for all lists of a key together. */
export class KeptList implements ListHead {
  readonly fingerprint: string;
  readonly thisUpdate: number;
  readonly nextUpdate: number;
  readonly number: bigint | undefined;
  readonly keepsExpiredSince: number | undefined;
  readonly issuer: string;
  readonly source: ListSource;

  constructor(head: ListHead, source: ListSource) {
    this.fingerprint = head.fingerprint;
    this.thisUpdate = head.thisUpdate;
    this.nextUpdate = head.nextUpdate;
    this.number = head.number;
    this.keepsExpiredSince = head.keepsExpiredSince;
    this.issuer = head.issuer;
    this.source = source;
  }

  /** The list, read again; TRUST_FILES_INVALID when it has changed since. */
  get der(): Uint8Array {
    const der = bytesOf(this.source);
    if (fingerprint(der) !== this.fingerprint) throw new AppError('TRUST_FILES_INVALID');
    return der;
  }
}

const bytesOf = (source: ListSource): Uint8Array => (typeof source === 'function' ? source() : source);

/** All lists in one name that one key signed. */
export class ListsOfKey {
  /** Since when (milliseconds since 1970) any of the lists names a certificate, by serial number in hexadecimal. */
  readonly revoked: ReadonlyMap<string, number>;
  /** How much the serial numbers take, in numbers of usual length. */
  size = 0;
  readonly #revoked = new Map<string, number>();
  readonly #lists = new Map<string, KeptList>();
  #sorted: readonly KeptList[] | undefined;

  constructor() {
    this.revoked = this.#revoked;
  }

  /** The latest first. */
  get lists(): readonly KeptList[] {
    this.#sorted ??= [...this.#lists.values()].sort(laterFirst);
    return this.#sorted;
  }

  has(digest: string): boolean {
    return this.#lists.has(digest);
  }

  /**
   * Answers what the list says beyond those before it. TRUST_FILES_INVALID when the numbers would take more than `room`.
   */
  add(kept: KeptList, revoked: ReadonlyMap<string, number>, room: number): Map<string, number> {
    const added = new Map<string, number>();
    this.#lists.set(kept.fingerprint, kept);
    this.#sorted = undefined;
    for (const [serial, at] of revoked) {
      const known = this.#revoked.get(serial);
      if (known !== undefined && known <= at) continue;
      if (known === undefined) this.size += Math.ceil(serial.length / usualSerial);
      if (this.size > room) throw tooLarge();
      this.#revoked.set(serial, at);
      added.set(serial, at);
    }
    return added;
  }
}

/** RFC 5280 §4.1.2.2: a serial number has up to 20 octets; in hexadecimal, with room. */
const usualSerial = 48;

const tooLarge = (): AppError =>
  new AppError('TRUST_FILES_INVALID', { detail: { file: 'crls', name: '-', reason: 'too-large' } });

/** Certificates that all lists together may name: with what reading leaves behind, some 800 MB in memory. */
const mostRevoked = 3_000_000;
const rememberedKeys = 1024;
/** An authority renews its key a few times in thirty years; each list is checked with each key of its issuer's name. */
const mostKeysOfName = 32;

/**
 * Revocation lists, read one at a time. Memory grows with the certificates that they name and not with their bytes: a
 * vault keeps every list of thirty years, and most of them name the same.
 */
export class RevocationLists {
  readonly #lists = new Map<string, KeptList>();
  readonly #authorities: readonly Certificate[];
  /** Of the imported authorities: a list is merged into them as soon as it is read. */
  readonly #imported: ReadonlyMap<string, ListsOfKey>;
  /** Of authorities that signatures bring with them: the lists are read again for each. */
  readonly #embedded = new Map<string, ListsOfKey>();
  /** `keyOf` of those that were asked for: each signature asks. */
  readonly #spelled = new WeakMap<Certificate, string>();
  readonly #most: number;
  /** With how many keys lists were checked, by the name of their issuer (SHA-256). */
  readonly #keys = new Map<string, number>();
  /** Why the lists in a name could not be read again: each further signature would read all of them once more. */
  readonly #faults = new Map<string, unknown>();

  constructor(authorities: readonly Certificate[], most = mostRevoked) {
    // Certificates of one name and key have the same lists.
    this.#authorities = [...new Map(authorities.map((one) => [keyOf(one), one])).values()];
    this.#imported = new Map(this.#authorities.map((one) => [keyOf(one), new ListsOfKey()]));
    this.#most = most;
  }

  /**
   * Reads a list. Errors are those of `readCrl`; TRUST_FILES_INVALID also when the lists name more than is kept, or its
   * issuer has more keys than an authority has.
   */
  add(source: ListSource): KeptList {
    return this.#read(source).head;
  }

  /**
   * As `add`, and answers what was found. Where `known` says what was found before, the list is read only for keys that
   * it was not tried with, and these alone are answered.
   */
  addKnown(source: ListSource, known: ListFindings | undefined): ListFindings {
    if (known === undefined) return this.#read(source);
    const { head, byKey } = known;
    if (this.#lists.has(head.fingerprint)) return { head, byKey: new Map() };
    const kept = new KeptList(head, source);
    let crl: Crl | undefined;
    return { head, byKey: this.#enter(kept, byKey, () => (crl ??= readCrl(kept.der))) };
  }

  #read(source: ListSource): ListFindings & { head: KeptList } {
    const crl = readCrl(bytesOf(source));
    const known = this.#lists.get(crl.fingerprint);
    if (known !== undefined) return { head: known, byKey: new Map() };
    const head = new KeptList({ ...crl, issuer: fingerprint(crl.issuer) }, source);
    return { head, byKey: this.#enter(head, new Map(), () => crl) };
  }

  /** The findings for the keys that are not among `before`. */
  #enter(kept: KeptList, before: ListFindings['byKey'], read: () => Crl): ListFindings['byKey'] {
    const authorities = this.#authorities.filter(({ subject }) => fingerprint(subject) === kept.issuer);
    if (authorities.length > mostKeysOfName) throw tooLarge();
    this.#lists.set(kept.fingerprint, kept);
    this.#keys.set(kept.issuer, Math.max(authorities.length, this.#keys.get(kept.issuer) ?? 0));
    const found = new Map<string, ReadonlyMap<string, number> | undefined>();
    for (const authority of authorities) {
      const key = keyOf(authority);
      const lists = this.#imported.get(key);
      if (lists === undefined) continue;
      const room = this.#roomFor(lists);
      if (before.has(key)) {
        const added = before.get(key);
        if (added !== undefined) lists.add(kept, added, room);
        continue;
      }
      const crl = read();
      found.set(key, signedBy(crl, authority.key) ? lists.add(kept, crl.revoked, room) : undefined);
    }
    return found;
  }

  /** All lists in the authority's name that its key signed. */
  by(authority: Certificate): ListsOfKey {
    if (!maySign(authority)) return none;
    const key = this.#spelled.get(authority) ?? keyOf(authority);
    this.#spelled.set(authority, key);
    const imported = this.#imported.get(key);
    if (imported !== undefined) return imported;
    return recall(this.#embedded, key, rememberedKeys, () => this.#collect(authority));
  }

  has(digest: string): boolean {
    return this.#lists.has(digest);
  }

  get all(): KeptList[] {
    return [...this.#lists.values()];
  }

  #collect(authority: Certificate): ListsOfKey {
    const found = new ListsOfKey();
    const name = fingerprint(authority.subject);
    const keys = this.#keys.get(name);
    if (keys === undefined) return found;
    if (this.#faults.has(name)) throw this.#faults.get(name);
    try {
      if (keys >= mostKeysOfName) throw tooLarge();
      this.#keys.set(name, keys + 1);
      for (const kept of this.#lists.values()) {
        if (kept.issuer !== name) continue;
        const { der } = kept;
        if (signedBy(readListSignature(der), authority.key))
          found.add(kept, readCrl(der).revoked, this.#roomFor(found));
      }
    } catch (error) {
      this.#faults.set(name, error);
      throw error;
    }
    return found;
  }

  #roomFor(lists: ListsOfKey): number {
    const all = [...this.#imported.values(), ...this.#embedded.values()];
    return all.reduce((room, other) => (other === lists ? room : room - other.size), this.#most);
  }
}

const none = new ListsOfKey();

/** Whether an authority may sign lists at all. */
export const maySign = ({ extensions }: Certificate): boolean =>
  extensions.keyUsage?.has(keyUsage.crlSign) !== false;

const keyOf = ({ subject, spki }: Certificate): string => `${fingerprint(subject)} ${fingerprint(spki)}`;
