import { readControlCode } from '../../contract/record/control-code.ts';
import type { OrganisationCode, PersonCode } from '../../contract/scalar.ts';
import { isOutside } from '../../domain/record/outside.ts';
import { fold } from '../../domain/text/fold.ts';
import { WordIndex } from '../../domain/text/word-index.ts';
import type { DirectoryIndex } from '../directory/directory.ts';
import type { SearchTerm } from '../ports/store.ts';

type Searched = Pick<DirectoryIndex, 'statement'>;

const maxTerms = 100;
const nothing: SearchTerm = { notation: null, number: null, code: null, organisations: [], persons: [] };

/** The search box of one open vault: remembers the names of the directory in use, and the terms asked for last. */
export class RegisterSearch {
  #names: Names | undefined;
  #directory: Searched | undefined;
  /** While somebody types, all terms but the last are asked for again and again. */
  readonly #terms = new Map<string, SearchTerm>();

  /** Indexes the names of the directory, which the first search in it would otherwise wait for. */
  prepare(directory: Searched): void {
    this.#namesOf(directory);
  }

  /**
   * What a text typed into the search box looks for: a whole control code, or terms which a row must all match, each
   * by number, notation, beginning of the control code, or name of an organisation or signer. `12/QĐ` is number and
   * notation.
   */
  terms(text: string, directory: Searched): SearchTerm[] {
    const code = readControlCode(text);
    if (code !== undefined) return [{ ...nothing, code }];
    return fold(text)
      .split(' ')
      .filter((part) => part !== '')
      .flatMap((part) => {
        const [, number, notation] = /^(\d{1,6})\/(.+)$/.exec(part) ?? [];
        if (number === undefined || notation === undefined) return [this.#term(part, directory)];
        return [
          { ...nothing, number },
          { ...nothing, notation },
        ];
      });
  }

  #term(part: string, directory: Searched): SearchTerm {
    const names = this.#namesOf(directory);
    const term = this.#terms.get(part) ?? newTerm(part, names);
    if (this.#terms.size >= maxTerms) this.#terms.clear();
    this.#terms.set(part, term);
    return term;
  }

  /** The names are indexed once for each directory. */
  #namesOf(directory: Searched): Names {
    if (this.#names !== undefined && this.#directory === directory) return this.#names;
    this.#names = indexNames(directory);
    this.#directory = directory;
    this.#terms.clear();
    return this.#names;
  }
}

function newTerm(part: string, { codes, names, persons }: Names): SearchTerm {
  return {
    notation: part,
    number: /^\d{1,6}$/.test(part) ? part : null,
    code: codePrefix(part),
    organisations: [...new Set([...outsideCode(part), ...codes.beginning(part), ...names.containing(part)])],
    persons: persons.containing(part),
  };
}

/** A body outside the directory is found by its whole number. */
const outsideCode = (part: string): string[] => [part.toUpperCase()].filter(isOutside);

/** Four characters are one group as it is spoken; fewer would find rows by chance. */
function codePrefix(part: string): string | null {
  const plain = part.toUpperCase().replaceAll('-', '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{4,13}$/.test(plain) ? plain : null;
}

interface Names {
  readonly codes: WordIndex<OrganisationCode>;
  readonly names: WordIndex<OrganisationCode>;
  readonly persons: WordIndex<PersonCode>;
}

function indexNames(directory: Searched): Names {
  const { organisations } = directory.statement;
  return {
    codes: new WordIndex(organisations.map(({ code }) => [fold(code), code])),
    names: new WordIndex(organisations.map(({ code, name }) => [fold(name), code])),
    persons: new WordIndex(
      organisations.flatMap(({ persons }) => persons.map(({ code, name }) => [fold(name), code] as const)),
    ),
  };
}
