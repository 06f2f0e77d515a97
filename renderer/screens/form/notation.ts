/** Ký hiệu is put together from listed parts; the core refuses any other, so no other is offered. */

/** Official letters and the like have no abbreviation of their own in NĐ 30/2020, Phụ lục III. */
const unabbreviated = new Set(['CV', 'ThC']);

/** The usual forms: `BC-UBND` for a named type, `UBND-NC` for an official letter; listed parts in the body's order. */
export function suggestions(typeCode: string | undefined, parts: readonly string[]): string[] {
  const [body, ...units] = parts;
  if (body === undefined) return [];
  if (typeCode === undefined || unabbreviated.has(typeCode)) return units.map((unit) => `${body}-${unit}`);
  return [`${typeCode}-${body}`, ...units.map((unit) => `${typeCode}-${unit}`)];
}

/** What was typed in small letters, in the capitals of the listed parts. */
export function inListedCapitals(typed: string, parts: readonly string[]): string {
  return typed
    .normalize('NFC')
    .split(/([-./&])/)
    .map(
      (part) =>
        parts.find((listed) => listed.toLocaleLowerCase('vi') === part.toLocaleLowerCase('vi')) ??
        part.toLocaleUpperCase('vi'),
    )
    .join('');
}
