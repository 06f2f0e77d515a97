import { AppError } from '../../contract/errors/index.ts';
import { Section } from '../../contract/section/section.ts';
import { type KindName, kinds, type ListName } from './kinds.ts';

/** The section with an entry more, in the order of its list. SECTION_INVALID for one that has no such form. */
export function withEntry(
  section: Section,
  name: KindName,
  told: Readonly<Record<string, unknown>>,
): Section {
  const { list, others } = kinds[name];
  return changed(section, list, [...section[list], { ...others, ...told }]);
}

/**
 * The section where what `key` names has its end: the whole key, or as much of its beginning as only one entry has that
 * is still in force. SECTION_INVALID where none or several are.
 */
export function withEnd(section: Section, name: KindName, key: string, until: string): Section {
  const { list } = kinds[name];
  const entries: readonly { until?: string | undefined }[] = section[list];
  const named = entries.filter(
    (entry) => (entry.until ?? until) >= until && `${kinds[name].keyOf(entry)} `.startsWith(`${key} `),
  );
  const [one] = named;
  if (one === undefined || named.length > 1) throw new AppError('SECTION_INVALID', { field: 'key' });
  return changed(
    section,
    list,
    entries.map((entry) => (entry === one ? { ...entry, until } : entry)),
  );
}

function changed(section: Section, list: ListName, entries: readonly unknown[]): Section {
  const { schema, keyOf } = kinds[nameOf(list)];
  const parsed = entries.map((entry) => {
    const read = schema.safeParse(entry);
    if (!read.success) throw new AppError('SECTION_INVALID', { cause: read.error });
    return read.data;
  });
  const sorted = parsed.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  const read = Section.safeParse({ ...section, [list]: sorted });
  if (!read.success) throw new AppError('SECTION_INVALID', { cause: read.error });
  return read.data;
}

function nameOf(list: ListName): KindName {
  const found = kindNames.find((name) => kinds[name].list === list);
  if (found === undefined) throw new Error(list);
  return found;
}

export const kindNames = Object.keys(kinds) as KindName[];
