import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, type ErrorCode } from '../../contract/errors/index.ts';
import type { SignedBytes } from '../../core/encoding/statement.ts';
import type { StoredCheckpoint } from '../../core/ports/store.ts';
import { folders, ledgerLine, maxBytesOf } from './file-names.ts';
import { linesSafely, readSafely } from './safe-file.ts';

/** A folder of exported evidence (core/evidence/export.ts) that remembers which of its files were read. */
export class EvidenceFolder {
  /** What is at fault with single files, by name. */
  readonly faults = new Map<string, ErrorCode>();
  readonly #root: string;
  readonly #names: ReadonlySet<string>;
  readonly #read = new Set<string>();

  /** FILE_UNREADABLE when the folder cannot be listed. */
  constructor(root: string) {
    this.#root = root;
    this.#names = new Set(listed(root));
    for (const name of this.#names) if (maxBytesOf(name) === undefined) this.fail(name, 'PROOF_UNKNOWN');
  }

  /** The bytes of a file, by its name with slashes; undefined when there is none or it cannot be read. */
  find(name: string): Uint8Array | undefined {
    try {
      return this.#open(name);
    } catch (error) {
      // Already among the faults.
      if (error instanceof AppError) return undefined;
      throw error;
    }
  }

  /** Reads a file that no verdict depends on; one that does not match its name stays among the others. */
  acceptIf(name: string, matches: (bytes: Uint8Array) => boolean): void {
    const bytes = this.find(name);
    if (bytes !== undefined && !matches(bytes)) this.reject(name);
  }

  /** Puts a file that was read among the others. */
  reject(name: string): void {
    this.#read.delete(name);
  }

  /** As `find`; PROOF_MISSING, or why it cannot be read. */
  read(name: string): Uint8Array {
    const bytes = this.#open(name);
    if (bytes !== undefined) return bytes;
    this.fail(name, 'PROOF_MISSING');
    throw new AppError('PROOF_MISSING');
  }

  /** Whether the file was read and accepted. */
  wasRead(name: string): boolean {
    return this.#read.has(name);
  }

  has(name: string): boolean {
    return this.#names.has(name);
  }

  /** A statement `name.json` with its signature `name.p7s`; of a pair, the missing one is named: PROOF_MISSING. */
  pair(name: string): SignedBytes {
    return { content: this.read(`${name}.json`), signature: this.read(`${name}.p7s`) };
  }

  /** First group of each file name of an export that matches, sorted, each once. */
  list(pattern: RegExp): string[] {
    const found = [...this.#names].filter((name) => maxBytesOf(name) !== undefined);
    return [...new Set(found.flatMap((name) => pattern.exec(name)?.[1] ?? []))].sort();
  }

  /** The lines of a ledger. Errors are those of `linesSafely`. */
  *lines(name: string): IterableIterator<string> {
    this.#read.add(name);
    try {
      yield* linesSafely(join(this.#root, name), ledgerLine);
    } catch (error) {
      if (error instanceof AppError) this.fail(name, error.code);
      throw error;
    }
  }

  *checkpoints(letter: string): IterableIterator<StoredCheckpoint> {
    for (const name of this.numbered(new RegExp(`^(checkpoint-${letter}-[0-9]+)\\.(?:json|p7s)$`))) {
      const { content, signature } = this.pair(name);
      const anchorName = name.replace('checkpoint', 'anchor');
      const isAnchored = this.has(`${anchorName}.json`) || this.has(`${anchorName}.p7s`);
      const anchor = isAnchored ? this.pair(anchorName) : null;
      yield {
        ...rangeOf(content),
        statement: content,
        signature,
        anchor: anchor === null ? null : { statement: anchor.content, signature: anchor.signature },
      };
    }
  }

  /** As `list`, up to the first that does not count on from 1: a number is a place and nothing else. */
  numbered(pattern: RegExp): string[] {
    const place = (name: string): number => Number(/[0-9]+/.exec(name)?.[0]);
    const names = this.list(pattern).sort((one, other) => place(one) - place(other));
    const end = names.findIndex((name, index) => place(name) !== index + 1);
    return end === -1 ? names : names.slice(0, end);
  }

  /** Notes what is at fault with a file; the first fault of each stays. */
  fail(name: string, code: ErrorCode): void {
    if (!this.faults.has(name)) this.faults.set(name, code);
  }

  /** Every file, and every folder that no export has, that nothing has read: it could carry text. */
  others(): string[] {
    return [...this.#names].filter((name) => !this.#read.has(name)).sort();
  }

  #open(name: string): Uint8Array | undefined {
    const maxBytes = maxBytesOf(name);
    if (maxBytes === undefined || !this.#names.has(name)) return undefined;
    this.#read.add(name);
    try {
      return readSafely(join(this.#root, name), maxBytes);
    } catch (error) {
      if (error instanceof AppError) this.fail(name, error.code);
      throw error;
    }
  }
}

/**
 * Names in the folder and in those of its folders that an export has. Any other folder is not looked into and stands
 * with a slash at its end, unless it is in the place of a file.
 */
function listed(root: string): string[] {
  const nameOf = (item: Dirent, path: string): string =>
    item.isDirectory() && maxBytesOf(path) === undefined ? `${path}/` : path;
  return itemsIn(root).flatMap((item) => {
    const isOurs = item.isDirectory() && folders.some((folder) => folder === item.name);
    if (!isOurs) return [nameOf(item, item.name)];
    return itemsIn(join(root, item.name)).map((inner) => nameOf(inner, `${item.name}/${inner.name}`));
  });
}

function itemsIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (cause) {
    throw new AppError('FILE_UNREADABLE', { cause });
  }
}

/** Only for the frame of the stored row: verifyLedger reads the statement itself, strictly, and names what is wrong. */
function rangeOf(statement: Uint8Array): { fromSeq: number; toSeq: number } {
  try {
    const { fromSeq, toSeq }: { fromSeq?: unknown; toSeq?: unknown } = JSON.parse(
      Buffer.from(statement).toString('utf8'),
    );
    return { fromSeq: Number(fromSeq), toSeq: Number(toSeq) };
  } catch {
    return { fromSeq: 0, toSeq: 0 };
  }
}
