/** What may stand in the output as it is: letters, digits, punctuation and the plain space; no mark, no control. */
const plain = /[\p{L}\p{N}\p{P}\p{S} ]/u;

const escaped = (character: string): string =>
  plain.test(character) ? character : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;

/**
 * A text of the examinee as it may be printed: control characters, line ends, marks of direction and everything else
 * that would move the cursor or change what stands beside it are written as their number.
 */
export const printable = (text: string): string => Array.from(text.normalize('NFC'), escaped).join('');

/** A file's name: bare if it can be no other text, otherwise in quotation marks. */
export const printableName = (name: string): string =>
  /^[A-Za-z0-9._/-]+$/.test(name) ? name : `"${printable(name).replaceAll('"', '\\u{22}')}"`;
