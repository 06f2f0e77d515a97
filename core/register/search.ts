import { readControlCode } from '../../contract/record/control-code.ts';
import type { OrganisationCode, PersonCode } from '../../contract/scalar.ts';
import { fold } from '../../domain/text/fold.ts';
import { WordIndex } from '../../domain/text/word-index.ts';
import type { DirectoryIndex } from '../directory/directory.ts';
import type { SearchTerm } from '../ports/store.ts';

type Searched = Pick<DirectoryIndex, 'find'>;

/** More than a directory may hold. */
const everything = 20_000;
const nothing: SearchTerm = { notation: null, number: null, code: null, organisations: [], persons: [] };

/**
 * What a text typed into the search box looks for: a whole control code, or words which a row must all
 * match, each by number, notation, beginning of the control code, or name of an organisation or signer.
 * `12/QĐ` is number and notation.
 */
export function searchTerms(text: string, directory: Searched): SearchTerm[] {
  const code = readControlCode(text);
  if (code !== undefined) return [{ ...nothing, code }];
  return fold(text)
    .split(' ')
    .filter((word) => word !== '')
    .flatMap((word) => {
      const [, number, notation] = /^(\d{1,6})\/(.+)$/.exec(word) ?? [];
      if (number === undefined || notation === undefined) return [termOf(word, directory)];
      return [
        { ...nothing, number },
        { ...nothing, notation },
      ];
    });
}

/** While somebody types, all words but the last are asked for again and again. */
function termOf(word: string, directory: Searched): SearchTerm {
  const index = indexOf(directory);
  const term = index.terms.get(word) ?? newTerm(word, index);
  if (index.terms.size >= remembered) index.terms.clear();
  index.terms.set(word, term);
  return term;
}

function newTerm(word: string, { codes, names, persons }: Names): SearchTerm {
  return {
    notation: word,
    number: /^\d{1,6}$/.test(word) ? word : null,
    code: codePrefix(word),
    organisations: [...new Set([...codes.beginning(word), ...names.containing(word)])],
    persons: persons.containing(word),
  };
}

/** Four characters are one group as it is spoken; fewer would find rows by chance. */
function codePrefix(word: string): string | null {
  const plain = word.toUpperCase().replaceAll('-', '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{4,13}$/.test(plain) ? plain : null;
}

interface Names {
  readonly codes: WordIndex<OrganisationCode>;
  readonly names: WordIndex<OrganisationCode>;
  readonly persons: WordIndex<PersonCode>;
  /** Of the words asked for last. */
  readonly terms: Map<string, SearchTerm>;
}

const remembered = 100;

/** The words of a directory, made once for each. */
const indexes = new WeakMap<Searched, Names>();

function indexOf(directory: Searched): Names {
  const present = indexes.get(directory);
  if (present !== undefined) return present;
  const organisations = directory.find('', everything);
  const index: Names = {
    codes: new WordIndex(organisations.map(({ code }) => [fold(code), code])),
    names: new WordIndex(organisations.map(({ code, name }) => [fold(name), code])),
    persons: new WordIndex(
      organisations.flatMap(({ persons }) => persons.map(({ code, name }) => [fold(name), code] as const)),
    ),
    terms: new Map(),
  };
  indexes.set(directory, index);
  return index;
}
