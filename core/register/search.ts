import type { Law } from '../../contract/law/law.ts';
import { readControlCode } from '../../contract/record/control-code.ts';
import type { OrganisationCode, PersonCode } from '../../contract/scalar.ts';
import { calendarDate } from '../../domain/calendar/date-arithmetic.ts';
import { isOutside } from '../../domain/record/outside.ts';
import type { OutsideBody } from '../../domain/record/outside-body.ts';
import { fold } from '../../domain/text/fold.ts';
import { WordIndex } from '../../domain/text/word-index.ts';
import type { DirectoryIndex } from '../directory/directory.ts';
import { allTypes } from '../law/law.ts';
import type { SearchTerm } from '../ports/registers.ts';
import { TypeNames } from './type-names.ts';

/** Bodies outside the directory and the kinds of the law: a line shows the kind, or the body one was found to be. */
interface Outside {
  readonly bodies: readonly OutsideBody[];
  readonly kinds: Law['bodies'];
}
const noBodies: Outside = { bodies: [], kinds: [] };

type Searched = Pick<DirectoryIndex, 'statement'>;

const maxTerms = 100;
const nothing: SearchTerm = {
  ...{ notation: null, types: [], day: null, number: null, code: null },
  ...{ organisations: [], persons: [] },
};

/** The search box of one open vault: remembers the names of the directory in use, and the terms asked for last. */
export class RegisterSearch {
  #names: Names | undefined;
  #directory: Searched | undefined;
  /** While somebody types, all terms but the last are asked for again and again. */
  readonly #terms = new Map<string, SearchTerm>();
  readonly #types: () => Law['types'];

  /** `types` are those of every edition of the law, read when names are indexed. */
  constructor(types: () => Law['types'] = allTypes) {
    this.#types = types;
  }

  /** Indexes the names of the directory, which the first search in it would otherwise wait for. */
  prepare(directory: Searched): void {
    this.#namesOf(directory);
  }

  /**
   * What a text typed into the search box looks for: a whole control code, or terms which a row must all match, each
   * by number, notation, beginning of the control code, type, day of the document or of its arrival, or name of an
   * organisation or signer. `12/QĐ` is number and notation, `12/` the number alone, `15/3` also a day, `cong van` one term.
   */
  terms(text: string, directory: Searched, outside = noBodies): SearchTerm[] {
    const code = readControlCode(text);
    if (code !== undefined) return [{ ...nothing, code }];
    const parts = fold(text)
      .split(' ')
      .filter((part) => part !== '');
    const { types } = this.#namesOf(directory);
    const terms: SearchTerm[] = [];
    while (parts.length > 0) {
      const words = types.longestAt(parts);
      if (words > 0) terms.push(this.#typeTerm(parts.splice(0, words), directory));
      else terms.push(...parts.splice(0, 1).flatMap((part) => this.#partTerms(part, directory, outside)));
    }
    return terms.map((term) => withJoined(term, outside));
  }

  #partTerms(part: string, directory: Searched, outside: Outside): SearchTerm[] {
    const day = dayIn(part);
    const [, begun] = /^(\d{1,6})\/$/.exec(part) ?? [];
    if (begun !== undefined) return [{ ...nothing, number: begun }];
    const [, number, notation] = /^(\d{1,6})\/(.+)$/.exec(part) ?? [];
    if (number === undefined || notation === undefined) {
      const term = this.#term(part, directory);
      return [{ ...term, day, organisations: [...term.organisations, ...ofKind(part, outside)] }];
    }
    // A row matches both by its number and notation, or both by its day.
    return [
      { ...nothing, number, day },
      { ...nothing, notation, day },
    ];
  }

  /** The whole name of a type, which may also be a part of the name of one body or person. */
  #typeTerm(words: readonly string[], directory: Searched): SearchTerm {
    const each = words.map((word) => this.#term(word, directory));
    return {
      ...nothing,
      types: this.#namesOf(directory).types.named(words.join(' ')),
      organisations: inAll(each.map(({ organisations }) => organisations)),
      persons: inAll(each.map(({ persons }) => persons)),
    };
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
    this.#names = indexNames(directory, this.#types());
    this.#directory = directory;
    this.#terms.clear();
    return this.#names;
  }
}

function newTerm(part: string, { codes, names, persons, types }: Names): SearchTerm {
  return {
    ...nothing,
    notation: part,
    types: types.begun(part),
    number: /^\d{1,6}$/.test(part) ? part : null,
    code: codePrefix(part),
    organisations: [...new Set([...outsideCode(part), ...codes.beginning(part), ...names.containing(part)])],
    persons: persons.containing(part),
  };
}

/** Bodies that a line shows by the words of their kind. */
function ofKind(part: string, { bodies, kinds }: Outside): OrganisationCode[] {
  if (bodies.length === 0) return [];
  const named = new Set(
    kinds
      .filter(({ vi, en }) => [vi, en].some((words) => fold(words).includes(part)))
      .map(({ code }) => code),
  );
  return bodies.flatMap(({ code, kind, organisation }) =>
    organisation === null && named.has(kind) ? [code] : [],
  );
}

/** With the numbers of bodies that were found to be ones of the directory: their lines show the name. */
function withJoined(term: SearchTerm, { bodies }: Outside): SearchTerm {
  const named = new Set(term.organisations);
  const joined = bodies.flatMap(({ code, organisation }) =>
    organisation !== null && named.has(organisation) ? [code] : [],
  );
  return joined.length === 0 ? term : { ...term, organisations: [...term.organisations, ...joined] };
}

/** A body outside the directory is found by its whole number. */
const outsideCode = (part: string): string[] => [part.toUpperCase()].filter(isOutside);

/** Four characters are one group as it is spoken; fewer would find rows by chance. */
function codePrefix(part: string): string | null {
  const plain = part.toUpperCase().replaceAll('-', '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{4,13}$/.test(plain) ? plain : null;
}

/** The day that a text names as clerks write days, with or without a year; null where it names none. */
function dayIn(text: string): SearchTerm['day'] {
  const [, day, month, year] =
    /^(\d{1,2})\/(\d{1,2})(?:\/(\d{2}|\d{4}))?$/.exec(text.replace(fullDay, '$1/$2/$3')) ?? [];
  if (day === undefined || month === undefined) return null;
  const stated = year === undefined ? null : Number(year) + (year.length === 2 ? 2000 : 0);
  // Any year may have 29 February.
  if (calendarDate(stated ?? 2000, Number(month), Number(day)) === undefined) return null;
  return { year: stated, month: Number(month), day: Number(day) };
}

/** Full stops and hyphens serve as strokes where a year follows. */
const fullDay = /^(\d{1,2})[.-](\d{1,2})[.-](\d{2}|\d{4})$/;

/** The codes that every list has. */
function inAll<Code>([first = [], ...others]: (readonly Code[])[]): Code[] {
  const sets = others.map((codes) => new Set(codes));
  return first.filter((code) => sets.every((codes) => codes.has(code)));
}

interface Names {
  readonly codes: WordIndex<OrganisationCode>;
  readonly names: WordIndex<OrganisationCode>;
  readonly persons: WordIndex<PersonCode>;
  readonly types: TypeNames;
}

function indexNames(directory: Searched, types: Law['types']): Names {
  const { organisations } = directory.statement;
  return {
    codes: new WordIndex(organisations.map(({ code }) => [fold(code), code])),
    names: new WordIndex(organisations.map(({ code, name }) => [fold(name), code])),
    persons: new WordIndex(
      organisations.flatMap(({ persons }) => persons.map(({ code, name }) => [fold(name), code] as const)),
    ),
    types: new TypeNames(types),
  };
}
