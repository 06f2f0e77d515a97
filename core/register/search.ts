import { readControlCode } from '../../contract/record/control-code.ts';
import type { OrganisationCode, PersonCode } from '../../contract/scalar.ts';
import type { DirectoryIndex } from '../exchange/directory.ts';
import type { SearchTerm } from '../ports/store.ts';
import { fold } from '../text/fold.ts';

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

function termOf(word: string, directory: Searched): SearchTerm {
  return {
    notation: word,
    number: /^\d{1,6}$/.test(word) ? word : null,
    code: codePrefix(word),
    organisations: directory.find(word, everything).map(({ code }): OrganisationCode => code),
    persons: personsOf(directory)
      .filter(({ name }) => name.includes(word))
      .map(({ code }) => code),
  };
}

/** Four characters are one group as it is spoken; fewer would find rows by chance. */
function codePrefix(word: string): string | null {
  const plain = word.toUpperCase().replaceAll('-', '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{4,13}$/.test(plain) ? plain : null;
}

/** Folded names of all persons, made once for each directory. */
const foldedPersons = new WeakMap<Searched, { code: PersonCode; name: string }[]>();

function personsOf(directory: Searched): { code: PersonCode; name: string }[] {
  let persons = foldedPersons.get(directory);
  if (persons === undefined) {
    persons = directory
      .find('', everything)
      .flatMap((organisation) => organisation.persons.map(({ code, name }) => ({ code, name: fold(name) })));
    foldedPersons.set(directory, persons);
  }
  return persons;
}
