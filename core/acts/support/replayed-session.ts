import type { DirectoryMark } from '../../../contract/ledger/parts.ts';
import type { TokenSerial } from '../../../contract/scalar.ts';
import { agree } from './agree.ts';

/** The session that is open, or was last: its token, and the directory that is in use. */
export class ReplayedSession {
  /** The tokens that unlocks named. */
  readonly #tokens = new Set<TokenSerial>();
  #token: TokenSerial | undefined;
  /** Named before its unlock. */
  #announced: TokenSerial | undefined;
  #directory: DirectoryMark | undefined;

  /**
   * An unlock with a token, under the directory that the ledger named last. An unlock that was announced may be missing
   * where the terminal was killed in between; the token is then one that has unlocked before.
   */
  begin(token: TokenSerial, directory: DirectoryMark | undefined): void {
    agree(this.#announced === undefined || this.#announced === token || this.#tokens.has(this.#announced));
    this.#announced = undefined;
    this.#token = token;
    this.#tokens.add(token);
    if (directory === undefined) return;
    const { version, digest } = this.#directory ?? directory;
    agree(version === directory.version && digest === directory.digest);
    this.#directory = directory;
  }

  /** An act names the token of the session. */
  name(token: TokenSerial): void {
    agree(token === this.#token);
  }

  /** As `name`, for what a terminal may write immediately before an unlock: then the token is that of the unlock. */
  announce(token: TokenSerial): void {
    if (token === this.#token) return;
    agree(this.#announced === undefined || this.#announced === token || this.#tokens.has(this.#announced));
    this.#announced = token;
  }

  /** A directory takes the place of an earlier version. */
  adopt(directory: DirectoryMark): void {
    agree(directory.version > (this.#directory?.version ?? 0));
    this.#directory = directory;
  }
}
