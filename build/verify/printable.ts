/** What may stand in the output as it is: letters, digits, punctuation and the plain space; no mark, no control. */
const plain = /[\p{L}\p{N}\p{P}\p{S} ]/u;

/**
 * What it holds that does not stay in its place all the same: the blocks of scripts that run from right to left (the
 * default ranges of Bidi_Class R and AL), and letters and signs that show nothing.
 */
const misplaced =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}\u2800\p{Default_Ignorable_Code_Point}]/u;

const escaped = (character: string): string =>
  plain.test(character) && !misplaced.test(character)
    ? character
    : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;

/**
 * A text of the examinee as it may be printed: control characters, line ends, marks of direction and everything else
 * that would move the cursor or change what stands beside it are written as their number.
 */
export const printable = (text: string): string => Array.from(text.normalize('NFC'), escaped).join('');

/** A file's name: bare if it can be no other text, otherwise in quotation marks. */
export const printableName = (name: string): string =>
  /^[A-Za-z0-9._/-]+$/.test(name) ? name : `"${printable(name).replaceAll('"', '\\u{22}')}"`;
