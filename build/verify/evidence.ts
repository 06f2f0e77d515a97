import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { AppError } from '../../contract/errors/index.ts';
import type { SignedBytes } from '../../core/encoding/statement.ts';
import type { StoredCheckpoint } from '../../core/ports/store.ts';

/** A folder of exported evidence (core/evidence/export.ts) that remembers which of its files were read. */
export class EvidenceFolder {
  readonly #root: string;
  readonly #read = new Set<string>();

  constructor(root: string) {
    this.#root = root;
  }

  /** The bytes of a file, by its name with slashes; undefined when there is none. */
  find(name: string): Uint8Array | undefined {
    const file = join(this.#root, name);
    if (!existsSync(file)) return undefined;
    this.#read.add(name);
    return readFileSync(file);
  }

  /** Reads a file that no verdict depends on; one that does not match its name stays among the others. */
  acceptIf(name: string, matches: (bytes: Uint8Array) => boolean): void {
    const bytes = this.find(name);
    if (bytes !== undefined && !matches(bytes)) this.#read.delete(name);
  }

  /** As `find`; PROOF_MISSING. */
  read(name: string): Uint8Array {
    const bytes = this.find(name);
    if (bytes === undefined) throw new AppError('PROOF_MISSING');
    return bytes;
  }

  /** Whether the file was read and accepted. */
  wasRead(name: string): boolean {
    return this.#read.has(name);
  }

  /** A statement `name.json` with its signature `name.p7s`; PROOF_MISSING. */
  pair(name: string): SignedBytes {
    return { content: this.read(`${name}.json`), signature: this.read(`${name}.p7s`) };
  }

  /** First group of each file name of the folder itself that matches, sorted. */
  list(pattern: RegExp): string[] {
    return namesIn(this.#root, pattern).flatMap((name) => pattern.exec(name)?.[1] ?? []);
  }

  /** Lines end with a line feed and with nothing else: a carriage return is a changed byte. */
  async *lines(name: string): AsyncIterableIterator<string> {
    this.#read.add(name);
    let rest = '';
    for await (const chunk of createReadStream(join(this.#root, name), 'utf8')) {
      const lines = (rest + String(chunk)).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
    if (rest !== '') yield rest;
  }

  *checkpoints(letter: string): IterableIterator<StoredCheckpoint> {
    for (const digits of this.list(new RegExp(`^checkpoint-${letter}-([0-9]+)\\.json$`))) {
      const { content, signature } = this.pair(`checkpoint-${letter}-${digits}`);
      const anchorName = `anchor-${letter}-${digits}`;
      const anchor = this.find(`${anchorName}.json`) === undefined ? null : this.pair(anchorName);
      const { fromSeq, toSeq } = rangeOf(content);
      yield {
        fromSeq,
        toSeq,
        statement: content,
        signature,
        anchor: anchor === null ? null : { statement: anchor.content, signature: anchor.signature },
      };
    }
  }

  /** Every file, also in folders below, that nothing has read: it could carry text. */
  others(): string[] {
    const all = readdirSync(this.#root, { recursive: true, withFileTypes: true });
    return all
      .filter((item) => !item.isDirectory())
      .map((item) => relative(this.#root, join(item.parentPath, item.name)))
      .filter((name) => !this.#read.has(name))
      .sort();
  }
}

/** The examiner's own statement `FILE.json` with `FILE.p7s` beside it; PROOF_MISSING. */
export function pairOf(file: string): SignedBytes {
  const [content, signature] = [file, file.replace(/\.json$/, '.p7s')].map((path) =>
    existsSync(path) ? readFileSync(path) : undefined,
  );
  if (content === undefined || signature === undefined) throw new AppError('PROOF_MISSING');
  return { content, signature };
}

/** Names and contents of the files in a folder whose names match, sorted. */
export const filesIn = (folder: string, pattern: RegExp): [string, Uint8Array][] =>
  namesIn(folder, pattern).map((name) => [name, readFileSync(join(folder, name))]);

/** Names in a folder that match, sorted; none where there is no folder. */
export function namesIn(folder: string, pattern: RegExp): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => pattern.test(name))
    .sort();
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
