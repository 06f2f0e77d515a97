import { OrganisationCode } from '../../../contract/scalar.ts';

/** A text that lists bodies by their codes. */
export interface CodeList {
  codes: OrganisationCode[];
  /** Entries in which no code stands. */
  unread: string[];
}

/**
 * Reads codes that were pasted or typed as a list: one a line, or parted by commas, semicolons or spaces; a name may
 * stand behind each code, as in a table. Undefined for a text with fewer than two codes, which is a name to look for.
 */
export function readCodeList(text: string): CodeList | undefined {
  const codes = new Set<OrganisationCode>();
  const unread: string[] = [];
  for (const entry of text.normalize('NFC').split(/[\n\r;,]+/)) {
    const words = entry.split(/\s+/).filter((word) => word !== '');
    const read = words.map((word) => OrganisationCode.safeParse(word.toUpperCase()).data);
    const found = read.every((code) => code !== undefined) ? read : read.slice(0, 1);
    for (const code of found) {
      if (code === undefined) unread.push(words.join(' '));
      else codes.add(code);
    }
  }
  return codes.size < 2 ? undefined : { codes: [...codes], unread };
}
