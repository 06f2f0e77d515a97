import type { z } from 'zod';
import {
  Clearance,
  Delegation,
  entryKeys,
  Grant,
  Post,
  type Section,
  SectionOutsidePlace,
  SectionPerson,
  SectionPlace,
  SectionUnit,
} from '../../contract/section/section.ts';

/** The lists of a section. */
export type ListName = {
  [Name in keyof Section]: Section[Name] extends readonly unknown[] ? Name : never;
}[keyof Section];
type Entry<Name extends ListName> = Section[Name][number];

/** What is told of one kind of entry on the command line. */
interface Kind<Name extends ListName> {
  readonly list: Name;
  readonly schema: z.ZodType<Entry<Name>>;
  /** The values that are given one after the other, by the member that each fills. */
  readonly positions: readonly (keyof Entry<Name> & string)[];
  /** Those that are given by name. */
  readonly options: readonly (keyof Entry<Name> & string)[];
  /** What the command line does not tell. */
  readonly others: Partial<Entry<Name>>;
  readonly key: (entry: Entry<Name>) => string;
}

const kind = <Name extends ListName>(of: Kind<Name>) => ({
  ...of,
  /** What names an entry among its kind; throws for what is none. */
  keyOf: (entry: unknown): string => of.key(of.schema.parse(entry)),
});
const byCode = ({ code }: { code: string }): string => code;

/** A new kind of entry is one member here. */
export const kinds = {
  unit: kind({
    ...{ list: 'units', schema: SectionUnit, key: byCode, others: {} },
    ...{ positions: ['code', 'name'], options: [] },
  }),
  place: kind({
    ...{ list: 'places', schema: SectionPlace, key: byCode, others: {} },
    ...{ positions: ['code'], options: ['unit'] },
  }),
  'outside-place': kind({
    ...{ list: 'outsidePlaces', schema: SectionOutsidePlace, key: byCode, others: {} },
    ...{ positions: ['code', 'name'], options: [] },
  }),
  person: kind({
    ...{ list: 'persons', schema: SectionPerson, key: byCode, others: { certificates: [] } },
    ...{ positions: ['code', 'name'], options: [] },
  }),
  post: kind({
    ...{ list: 'posts', schema: Post, key: entryKeys.post, others: {} },
    ...{ positions: ['person', 'role'], options: ['unit'] },
  }),
  clearance: kind({
    ...{ list: 'clearances', schema: Clearance, key: entryKeys.clearance, others: {} },
    ...{ positions: ['person', 'level'], options: [] },
  }),
  grant: kind({
    ...{ list: 'grants', schema: Grant, key: entryKeys.grant, others: {} },
    ...{ positions: ['role', 'right', 'level'], options: [] },
  }),
  delegation: kind({
    ...{ list: 'delegations', schema: Delegation, key: entryKeys.delegation, others: {} },
    ...{ positions: [], options: ['number', 'notation', 'issuedOn', 'by', 'to', 'rights', 'level'] },
  }),
} as const satisfies Record<string, { list: ListName }>;
export type KindName = keyof typeof kinds;
