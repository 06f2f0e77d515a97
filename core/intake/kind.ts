import type { Calendar } from '../../contract/calendar/calendar.ts';
import type { CameIn } from '../../contract/intake/came-in.ts';
import type { Law } from '../../contract/law/law.ts';
import type { Digest, OrganisationCode } from '../../contract/scalar.ts';
import type { DirectoryIndex } from '../directory/directory.ts';
import type { CheckSignature, SignedBytes } from '../encoding/statement.ts';
import type { SectionIndex } from '../section/section.ts';

/** A document as it comes in; of a revocation list the signature is in the content. */
export interface IncomingDocument {
  readonly content: Uint8Array;
  readonly signature: Uint8Array | null;
}

/** What is known of a terminal without its vault. */
export interface Outside {
  readonly organisation: OrganisationCode;
  /** SHA-256 of each certificate with which a directory authority may sign. */
  readonly authorities: readonly string[];
  readonly check: CheckSignature;
  /** REVOCATION_LIST_INVALID unless a trusted authority signed the list, and it is not dated ahead. */
  checkList(list: Uint8Array): void;
}

/** A document that is in use, with the SHA-256 of its bytes. */
export interface InUse<Value> {
  readonly value: Value;
  readonly digest: Digest;
}

/** What the vault knows besides, and how it uses what was verified: each in one transaction with its act. */
export interface Inside extends Outside {
  now(): Date;
  readonly directory: InUse<DirectoryIndex>;
  readonly section: InUse<SectionIndex> | undefined;
  readonly calendars: readonly InUse<Calendar>[];
  readonly laws: readonly InUse<Law>[];
  /** The last day on which an edition comes into force, of those that the program brings and those that were taken in. */
  readonly lastLaw: string;
  readonly use: {
    directory(index: DirectoryIndex, signed: SignedBytes): void;
    section(index: SectionIndex, signed: SignedBytes): void;
    calendar(calendar: Calendar, signed: SignedBytes): void;
    law(law: Law, signed: SignedBytes): void;
    /** Also of one that an act has named before: its place beside the other lists may still be empty. */
    list(list: Uint8Array): void;
  };
}

/** A document that was verified, and what takes it into use. */
export interface Opened {
  readonly cameIn: CameIn;
  readonly use: () => void;
}

/** All that is known of one kind of document that comes in. No member is optional. */
export interface IncomingKind {
  /** What its statement says that it is for; null of a revocation list. */
  readonly purpose: string | null;
  readonly maxBytes: number;
  /** What names it among its kind, as text whose order is that in which they are taken. The code of its form. */
  readonly nameOf: (document: IncomingDocument) => string;
  /** Checks what can be checked without the vault; the code of what is wrong. */
  readonly examine: (document: IncomingDocument, outside: Outside) => Promise<void>;
  /** Checks everything; undefined for one that is in use already. The code of what is wrong. */
  readonly open: (document: IncomingDocument, inside: Inside) => Promise<Opened | undefined>;
}

/** A number as text that sorts by size. */
export const sortable = (number: number): string => String(number).padStart(16, '0');
