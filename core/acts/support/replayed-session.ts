import type { SectionMark, UsedDirectory } from '../../../contract/ledger/parts.ts';
import type { TokenSerial } from '../../../contract/scalar.ts';
import { agree } from './agree.ts';

/** What an unlock names, and its generation. */
interface Begun {
  readonly generation?: number | undefined;
  readonly directory?: UsedDirectory | undefined;
  readonly section?: SectionMark | undefined;
}

/** The session that is open, or was last: its token, and the directory and the section that are in use. */
export class ReplayedSession {
  #token: TokenSerial | undefined;
  #directory: UsedDirectory | undefined;
  #section: SectionMark | undefined;
  #generation = 1;

  /** The section in use; undefined before the ledger's first. */
  get section(): SectionMark | undefined {
    return this.#section;
  }

  /** Whether it is of this generation of `unlock`, or of a later one. */
  isSince(generation: number): boolean {
    return this.#generation >= generation;
  }

  /** An unlock with a token, under the directory and the section that the ledger named last. */
  begin(token: TokenSerial, { generation = 1, directory, section }: Begun): void {
    this.#token = token;
    this.#generation = generation;
    agree(section?.version === this.#section?.version && section?.digest === this.#section?.digest);
    if (directory === undefined) return;
    const { version, digest, at } = this.#directory ?? directory;
    agree(version === directory.version && digest === directory.digest);
    agree(at === undefined || at === directory.at);
    this.#directory = directory;
  }

  /** An act names the token of the session. */
  name(token: TokenSerial): void {
    agree(token === this.#token);
  }

  /** A directory takes the place of an earlier version. */
  adopt(directory: UsedDirectory): void {
    const { version = 0, at = '' } = this.#directory ?? {};
    agree(directory.version > version && (directory.at === undefined || directory.at > at));
    this.#directory = directory;
  }

  /** The same of a section. */
  adoptSection(section: SectionMark): void {
    agree(section.version > (this.#section?.version ?? 0));
    this.#section = section;
  }
}
