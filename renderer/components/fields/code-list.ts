import { BodyCode, type OrganisationCode } from '../../../contract/scalar.ts';

/** A text that lists bodies, by their codes or names. */
export interface CodeList {
  codes: OrganisationCode[];
  /** Those that it names again, once for each time. */
  again: OrganisationCode[];
  /** Entries in which no code stands: perhaps names. */
  unread: string[];
}

/**
 * Reads codes that were pasted or typed as a list: one a line, or parted by commas, semicolons or spaces; a name may
 * stand behind each code, as in a table. Undefined for a text with fewer than two codes, which is a name to look for.
 */
export function readCodeList(text: string): CodeList | undefined {
  const list = readAll(codesOf(text));
  return list.codes.length < 2 ? undefined : list;
}

/** A list that is being typed; `last` is the word at its end, to which letters may still come. */
export interface TypedList extends CodeList {
  last: string;
}

/**
 * The same of a text that is being typed: a code and a comma or semicolon begin a list, a code and a blank do so where
 * another code follows. The word at the end may be the beginning of a code.
 */
export function typedCodeList(text: string): TypedList | undefined {
  const last = /[^\s;,]*$/.exec(text)?.[0].toUpperCase() ?? '';
  const before = readAll(codesOf(text.slice(0, text.length - last.length)));
  const parted = /[;,]/.test(text);
  if (last === '' || isCode(last)) {
    const list = readAll(codesOf(text));
    const isList = list.codes.length > 1 || (parted && list.codes.length === 1 && list.unread.length === 0);
    return isList ? { ...list, last } : undefined;
  }
  const begun = (parted ? /^(?:[A-Y]\d?|X\d{3})$/ : /^(?:[A-Y]\d|X\d{3})$/).test(last);
  const isList = begun && before.codes.length > 0 && (before.codes.length > 1 || before.unread.length === 0);
  return isList ? { ...before, unread: [...before.unread, last], last } : undefined;
}

/**
 * Reads names that were pasted or typed as a list, as they stand in a document: one a line or parted by semicolons,
 * without what stands before and behind them. A comma may be a part of a name, and a code may stand among them.
 * Undefined for a text that is one name.
 */
export function readNameList(text: string): CodeList | undefined {
  const entries = entriesOf(text, /[\n\r;]+/);
  const listed = /[\n\r;]/.test(text.trim()) || bullet.test(text.trim());
  if (!listed || entries.length === 0) return undefined;
  const { unread, ...coded } = readAll(entries);
  return { ...coded, unread: [...new Set(unread)] };
}

const bullet = /^(?:[-–—•*+·]|\d{1,3}[.)])\s*/;

/** The entries of a list, without bullets, numbers of lines and punctuation at the end. */
const entriesOf = (text: string, parted: RegExp): string[] =>
  text
    .normalize('NFC')
    .split(parted)
    .map((entry) =>
      entry
        .replace(/\s+/g, ' ')
        .trim()
        .replace(bullet, '')
        .replace(/[\s.,:]+$/, ''),
    )
    .filter((entry) => entry !== '');

const isCode = (word: string): boolean => BodyCode.safeParse(word).success;

const codesOf = (text: string): string[] => entriesOf(text, /[\n\r;,]+/);

function readAll(entries: readonly string[]): CodeList {
  const codes = new Set<OrganisationCode>();
  const again: OrganisationCode[] = [];
  const unread: string[] = [];
  for (const entry of entries) {
    const words = entry.split(' ');
    const read = words.map((word) => BodyCode.safeParse(word.toUpperCase()).data);
    const found = read.every((code) => code !== undefined) ? read : read.slice(0, 1);
    for (const code of found) {
      if (code === undefined) unread.push(entry);
      else if (codes.has(code)) again.push(code);
      else codes.add(code);
    }
  }
  return { codes: [...codes], again, unread };
}
