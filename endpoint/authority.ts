import { X509Certificate } from 'node:crypto';
import { AppError } from '../contract/errors/index.ts';
import { type Directory, inForce, type Organisation, type Person } from '../contract/exchange/directory.ts';
import type { OrganisationCode, TerminalCode } from '../contract/scalar.ts';
import { digestOf } from '../core/encoding/canonical.ts';
import { type TrustStore, verifyDetached } from '../core/signature/verify.ts';
import type { Devices } from './devices.ts';

/** Signed statements verified in one go are remembered up to this long (ms) and up to this many. */
const rememberedTime = 60_000;
const rememberedCount = 1_024;

/** Whose a signature is, and the time (ms since 1970) from which the same would be refused for its signer. */
interface Signing {
  readonly person: Person;
  readonly until: number;
}

interface Remembered {
  readonly until: number;
  readonly verdict: Promise<Signing>;
}

/** Who may act for whom, by one version of the signed directory and one set of trust files. */
export class Authority {
  readonly directory: Directory;
  readonly #trust: TrustStore;
  readonly #devices: Devices;
  readonly #organisations: ReadonlyMap<string, Organisation>;
  readonly #deviceKeys: ReadonlySet<string>;
  readonly #remembered = new Map<string, Remembered>();

  constructor(directory: Directory, trust: TrustStore, devices: Devices) {
    this.directory = directory;
    this.#trust = trust;
    this.#devices = devices;
    this.#organisations = new Map(directory.organisations.map((item) => [item.code, item]));
    this.#deviceKeys = new Set(
      directory.organisations.flatMap(({ terminals }) => terminals.map(({ key }) => key)),
    );
  }

  organisation(code: OrganisationCode): Organisation | undefined {
    return this.#organisations.get(code);
  }

  /** SIGNER_NOT_AUTHORISED unless the endpoint may sign with this certificate (SHA-256 of its DER). */
  checkEndpoint(fingerprint: string, now: Date): void {
    // To the second, as the signing time that a signature states.
    const at = new Date(Math.floor(now.getTime() / 1000) * 1000).toISOString();
    const listed = this.directory.endpointSigners.find(({ digest }) => digest === fingerprint);
    if (listed === undefined || !inForce(listed, at)) throw new AppError('SIGNER_NOT_AUTHORISED');
  }

  /** Whether a terminal with this key (SPKI digest) is listed. */
  listsDevice(key: string): boolean {
    return this.#deviceKeys.has(key);
  }

  /**
   * TERMINAL_NOT_ADMITTED when no organisation lists this device key (SPKI digest) or its certificate (DER)
   * is not good.
   */
  checkDevice(certificate: Uint8Array, key: string, now: Date): void {
    if (!this.listsDevice(key)) throw new AppError('TERMINAL_NOT_ADMITTED');
    this.#devices.check(certificate, now);
  }

  /** TERMINAL_NOT_ADMITTED unless `key` (SPKI digest) is the listed key of this terminal. */
  checkTerminal(organisation: OrganisationCode, terminal: TerminalCode, key: string): void {
    const listed = this.#organisations.get(organisation)?.terminals.find(({ code }) => code === terminal);
    if (listed?.key !== key) throw new AppError('TERMINAL_NOT_ADMITTED');
  }

  /**
   * The person of `organisation` who signed `content`. Codes of contract/errors/signature.ts; of those
   * SIGNER_NOT_AUTHORISED when the certificate is good but not, at `now`, a person's of this organisation.
   */
  async signerOf(
    content: Uint8Array,
    signature: Uint8Array,
    organisation: OrganisationCode,
    now: Date,
  ): Promise<Person> {
    return (await this.signerWithEnd(content, signature, organisation, now)).person;
  }

  /** As `signerOf`, with the end. */
  async signerWithEnd(
    content: Uint8Array,
    signature: Uint8Array,
    organisation: OrganisationCode,
    now: Date,
  ): Promise<Signing> {
    const { certificate, fingerprint } = await verifyDetached(content, signature, this.#trust, now);
    const body = this.#organisations.get(organisation);
    const at = now.toISOString();
    for (const person of body?.persons ?? []) {
      const listed = person.certificates.find(
        ({ digest, ...term }) => digest === fingerprint && inForce(term, at),
      );
      if (body === undefined || listed === undefined || !inForce(body, at) || !inForce(person, at)) continue;
      const ends = [body, person, listed].flatMap(({ until }) =>
        until === undefined ? [] : [Date.parse(until)],
      );
      return { person, until: Math.min(...ends, new X509Certificate(certificate).validToDate.getTime()) };
    }
    throw new AppError('SIGNER_NOT_AUTHORISED');
  }

  /** As `signerOf`, for a statement that comes again with each of many envelopes. */
  async signerOfBatch(
    content: Uint8Array,
    signature: Uint8Array,
    organisation: OrganisationCode,
    now: Date,
  ): Promise<Person> {
    const key = `${organisation} ${digestOf(content)} ${digestOf(signature)}`;
    const known = this.#remembered.get(key);
    if (known !== undefined && now.getTime() < known.until) {
      const { person, until } = await known.verdict;
      if (now.getTime() < until) return person;
    }
    const verdict = this.signerWithEnd(content, signature, organisation, now);
    this.#remember(key, { until: now.getTime() + rememberedTime, verdict });
    // A refusal is not remembered: what was missing may be imported a moment later.
    verdict.catch(() => this.#remembered.delete(key));
    return (await verdict).person;
  }

  #remember(key: string, entry: Remembered): void {
    this.#remembered.delete(key);
    this.#remembered.set(key, entry);
    const [oldest] = this.#remembered.keys();
    if (this.#remembered.size > rememberedCount && oldest !== undefined) this.#remembered.delete(oldest);
  }
}
