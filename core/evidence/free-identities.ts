import type { LedgerEntry } from '../../contract/ledger/act.ts';
import type { DirectoryMark } from '../../contract/ledger/parts.ts';
import type { Digest, EnvelopeId } from '../../contract/scalar.ts';
import { directoryIn } from '../acts/engine/directory.ts';

/** What a ledger names that nothing in its export shows to be what it is. */
export interface FreeIdentities {
  /** Identities of envelopes. */
  envelopes: number;
  /** Control codes of records of its own, and of paper. */
  codes: number;
  /** Digests of what is not in the export: envelopes without a receipt, and directories before the last, with their dates. */
  digests: number;
  /** Serial numbers of tokens. */
  tokens: number;
  /** What all these could tell at most. */
  bits: number;
}

/** Bits of a version 4 UUID, a control code, a serial number of up to 16 out of 63 characters, and a millisecond of 70 years. */
const bitsOf = { envelope: 122, code: 60, digest: 256, token: 95.7, instant: 41 } as const;

/** Counts them, for the reader: a modified terminal can have chosen each. */
export class FreeIdentityCount implements FreeIdentities {
  codes = 0;
  readonly #envelopes = new Set<EnvelopeId>();
  /** Sent, and not receipted so far. */
  readonly #open = new Set<EnvelopeId>();
  readonly #directories = new Set<DirectoryMark['digest']>();
  readonly #tokens = new Set<string>();
  /** Of what came. */
  #digests = 0;

  get envelopes(): number {
    return this.#envelopes.size;
  }

  get tokens(): number {
    return this.#tokens.size;
  }

  get digests(): number {
    return this.#digests + this.#open.size + this.#earlierDirectories;
  }

  get #earlierDirectories(): number {
    return Math.max(0, this.#directories.size - 1);
  }

  get bits(): number {
    return (
      this.envelopes * bitsOf.envelope +
      this.codes * bitsOf.code +
      this.digests * bitsOf.digest +
      this.#earlierDirectories * bitsOf.instant +
      this.tokens * bitsOf.token
    );
  }

  take(entry: LedgerEntry): void {
    const mark = directoryIn(entry);
    if (mark !== undefined) this.#directories.add(mark.digest);
    switch (entry.act) {
      case 'unlock':
        this.#tokens.add(entry.subject);
        return;
      case 'register':
        this.codes += 1;
        return;
      case 'enter':
        if (entry.data.envelope === undefined) this.codes += 1;
        return;
      case 'issue':
        for (const envelope of entry.data.envelopes) this.#send(envelope);
        return;
      case 'resend':
        if (entry.data.envelope !== undefined) this.#send(entry.data.envelope);
        return;
      case 'deliver':
        this.#envelopes.add(entry.subject);
        this.#open.delete(entry.subject);
        return;
      case 'receive':
      case 'reject':
        this.#envelopes.add(entry.subject);
        this.#digests += 1;
        return;
      case 'revocation':
        this.#digests += 1;
        return;
      case 'retry':
      case 'withdraw':
        this.#envelopes.add(entry.subject);
        return;
      case 'incident':
        // Of a clock set back: it may be of an unlock that never came.
        this.#tokens.add(entry.subject);
        return;
      // They name what is there already, or hold what a person chooses.
      case 'correct':
      case 'complete':
      case 'cancel':
      case 'settle':
      case 'reopen':
      case 'join':
      case 'refuse':
      case 'status':
      case 'hand':
      case 'slip':
      case 'decline':
      case 'lose':
      case 'retract':
      case 'enrol':
      case 'identify':
      case 'separate':
      case 'open-volume':
      case 'close-volume':
      case 'by-hand':
      case 'lock':
      case 'directory':
      case 'section':
      case 'calendar':
      case 'law':
        return;
    }
  }

  #send(envelope: { id: EnvelopeId; digest?: Digest }): void {
    this.#envelopes.add(envelope.id);
    if (envelope.digest !== undefined) this.#open.add(envelope.id);
  }
}
