import { AppError } from '../../contract/errors/index.ts';
import { type DirectoryAnswer, type DirectoryPart, PublishedDirectory } from '../../contract/exchange/api.ts';

/** The next part: its number, the version of the parts in hand (0 for none) and their size. */
type Ask = (number: number, of: number, inHand: number) => Promise<DirectoryPart | null>;

/** How often another version may be published while one is on its way. */
const mostVersions = 4;

/**
 * A directory on its way. The parts that have come are kept when the connection ends, so that a line that breaks again
 * and again still brings all of it. They are trusted no more than the whole: its signature is checked when it is there.
 */
export class DirectoryDownload {
  #version = 0;
  /** Base64, of a statement that is not yet whole. */
  #parts: string[] = [];

  async newerThan(since: number, ask: Ask): Promise<DirectoryAnswer['directory']> {
    if (this.#version <= since) this.#begin(0);
    for (let versions = 0; versions < mostVersions; ) {
      const inHand = this.#parts.reduce((sum, { length }) => sum + length, 0);
      const part = await ask(this.#parts.length, this.#version, inHand);
      if (part === null) return null;
      if (part.version !== this.#version) {
        versions += 1;
        this.#begin(part.version);
      }
      const isNext = part.number === this.#parts.length && part.number < part.parts && part.version > since;
      if (!isNext) {
        this.#begin(0);
        throw new AppError('ENDPOINT_ANSWER_INVALID');
      }
      this.#parts.push(part.bytes);
      if (this.#parts.length === part.parts) return this.#whole(part);
    }
    this.#begin(0);
    throw new AppError('ENDPOINT_ANSWER_INVALID');
  }

  #begin(version: number): void {
    this.#version = version;
    this.#parts = [];
  }

  #whole({ signature }: DirectoryPart): DirectoryAnswer['directory'] {
    const whole = PublishedDirectory.safeParse({ statement: this.#parts.join(''), signature });
    this.#begin(0);
    if (whole.success) return whole.data;
    throw new AppError('ENDPOINT_ANSWER_INVALID', { cause: whole.error });
  }
}
