import { type Line, listIn, member, numberIn, readLine, textIn, textOrNull } from './ledger-lines.ts';
import { bodyOf, isAbout, type Papers, Story } from './story.ts';

/**
 * Who has which copy inside an organisation, told again from the exported lines of its ledger alone. It imports nothing
 * of the product (a rule of .dependency-cruiser.cjs), keeps a list of lines and nothing else, and reads it from the
 * beginning for each question.
 */
export class CustodyModel {
  readonly #self: string;
  readonly #lines: Line[] = [];

  constructor(self: string) {
    this.#self = self;
  }

  /** Why an exported line cannot follow those before it; null when it can. */
  objectionTo(json: string): string | null {
    const line = readLine(json);
    const name = documentOf(line, this.#self);
    return name === null ? null : this.#tell(name).hear(line);
  }

  /** Takes a line as true. */
  take(json: string): void {
    this.#lines.push(readLine(json));
  }

  /** The documents that the lines so far brought in, `ISSUER CODE`. */
  documents(): string[] {
    const names = this.#lines.map((line) => (brings(line) ? documentOf(line, this.#self) : null));
    return [...new Set(names.filter((name) => name !== null))];
  }

  /** What is known of the copies of a document that were here at a time, by their numbers of then. */
  copies(document: string, until?: string): Papers {
    return this.#tell(document, until).papers();
  }

  /** Who had copy `copy` at a time; null when it was not here. */
  holder(document: string, copy: number, until?: string): string | null {
    return this.copies(document, until).get(copy)?.hands.at(-1)?.holder ?? null;
  }

  /** Who was shown a document, when, on whose permission. */
  shown(document: string, until?: string) {
    return this.#about(document, until)
      .filter(({ act }) => act === 'disclose')
      .map(({ at, data }) => {
        const outside = member(data, 'outside');
        return {
          ...{ at, by: textIn(member(data, 'permit'), 'by'), persons: listIn(data, 'persons').map(String) },
          outside: outside === undefined ? 0 : numberIn(outside, 'persons'),
        };
      });
  }

  #tell(document: string, until?: string): Story {
    const story = new Story();
    for (const line of this.#about(document, until)) story.hear(line);
    return story;
  }

  #about(document: string, until?: string): Line[] {
    return this.#lines.filter(
      (line) => documentOf(line, this.#self) === document && (until === undefined || line.at <= until),
    );
  }
}

const brings = ({ act }: Line): boolean => act === 'register' || act === 'enter';

/** Which document a line is about, so far as it tells of copies; null for none. */
function documentOf(line: Line, self: string): string | null {
  if (!isAbout(line)) return null;
  const issuer = textOrNull(line.data, 'issuer') ?? bodyOf(line) ?? self;
  return `${issuer} ${line.subject}`;
}
