/** What the administration of a place is called before the name of the place: "Ủy ban nhân dân tỉnh Nghệ An". */
const administration = /^Ủy ban nhân dân (?=\S)/;

/** Between a name and what stands above it; no line begins with it. */
export const placeSign = '\u00a0· ';

/**
 * Where a body belongs, by the names of those above it, the nearest first: up to the province, because communes of one
 * name stand in several. A people's committee is said by its place, as in "Phòng Nội vụ xã Tân Lập, tỉnh Nghệ An".
 */
export const placeOf = (above: readonly string[]): string =>
  above.map((name) => name.normalize('NFC').replace(administration, '')).join(placeSign);
