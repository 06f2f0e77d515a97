import type { DirectoryMark } from '../../../contract/ledger/parts.ts';
import type { TokenSerial } from '../../../contract/scalar.ts';
import { agree } from './agree.ts';

/** The session that is open, or was last: its token, and the directory that is in use. */
export class ReplayedSession {
  #token: TokenSerial | undefined;
  #directory: DirectoryMark | undefined;

  /** An unlock with a token, under the directory that the ledger named last. */
  begin(token: TokenSerial, directory: DirectoryMark | undefined): void {
    this.#token = token;
    if (directory === undefined) return;
    const { version, digest } = this.#directory ?? directory;
    agree(version === directory.version && digest === directory.digest);
    this.#directory = directory;
  }

  /** An act names the token of the session. */
  name(token: TokenSerial): void {
    agree(token === this.#token);
  }

  /** A directory takes the place of an earlier version. */
  adopt(directory: DirectoryMark): void {
    agree(directory.version > (this.#directory?.version ?? 0));
    this.#directory = directory;
  }
}
