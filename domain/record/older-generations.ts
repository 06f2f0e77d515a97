import {
  type AddedInFourth,
  type IssuedRecord,
  issuedRecordFormat,
} from '../../contract/record/coded-record.ts';
import { endless } from '../../contract/record/fields.ts';
import { LaterField, type RecordGeneration } from '../../contract/record/generation.ts';
import { isOutside } from './outside.ts';

/**
 * What a record says in a generation that its recipient reads, where that is older than the record (decision 0014).
 *
 * Each generation of the record has the fields here that those before it cannot hold, or not with every value; one that
 * is missing fails the build. `mayDrop` tells whether a recipient may be left without what the field states in this
 * record; `without` is the record in the generation before, as far as the field goes.
 */
interface FieldRule {
  /** Whether the record states in it what the generation before cannot hold. */
  readonly isStated: (record: IssuedRecord) => boolean;
  readonly mayDrop: (record: IssuedRecord) => boolean;
  readonly without: (record: IssuedRecord) => object;
}

interface Added {
  /** Lists in one order: the first generation takes them in any. */
  2: never;
  3: 'recipients';
  4: AddedInFourth;
}

/** Nobody else knows whom the numbers of the issuer name, and the dispatch states which copies are whose. */
const recipients: FieldRule = {
  isStated: (record) => record.recipients.some(isOutside),
  mayDrop: (record) => !record.recipients.every(isOutside),
  without: (record) => ({ recipients: record.recipients.filter((to) => !isOutside(to)) }),
};

/** The paper itself says whether it may be copied, beside its recipients: who does not read it here reads it there. */
const copyAllowed: FieldRule = {
  isStated: (record) => record.copyAllowed !== undefined,
  mayDrop: () => true,
  without: () => ({ copyAllowed: undefined }),
};

/** What is no paper would be counted by pages. */
const thing: FieldRule = {
  isStated: (record) => record.thing !== undefined,
  mayDrop: () => false,
  without: () => ({ thing: undefined }),
};

const pieces: FieldRule = {
  isStated: (record) => record.pieces !== undefined,
  mayDrop: () => false,
  without: () => ({ pieces: undefined }),
};

/** A day in the place of none would end a protection that has no end; no day at all would leave it to a guess. */
const protectUntil: FieldRule = {
  isStated: (record) => record.protectUntil === endless,
  mayDrop: () => false,
  without: () => ({ protectUntil: undefined }),
};

type Later = LaterNumber<typeof issuedRecordFormat.generations>;
type LaterNumber<
  List extends readonly unknown[],
  Before extends readonly unknown[] = [],
> = List extends readonly [infer Form, ...infer Rest]
  ? (Before extends readonly [] ? never : [...Before, Form]['length']) | LaterNumber<Rest, [...Before, Form]>
  : never;

const laterFields: { readonly [Number in Later]: { readonly [Name in Added[Number]]: FieldRule } } = {
  2: {},
  3: { recipients },
  4: { copyAllowed, thing, pieces, protectUntil },
};

/** The generation that a record is written in. */
export const generationOf = ({ generation }: Pick<IssuedRecord, 'generation'>): RecordGeneration =>
  generation ?? 1;

/** The newest that is written here, and that this version reads. */
export const newestGeneration: RecordGeneration = issuedRecordFormat.generations.length;

export type Older =
  | { readonly record: IssuedRecord; readonly lacks: readonly [] }
  /** What the record states that the generation cannot hold, and a recipient may not be left without. */
  | { readonly record: undefined; readonly lacks: readonly [LaterField, ...LaterField[]] };

/** A record in a generation up to its own; a recipient that reads a later one gets its own. */
export function inGeneration(record: IssuedRecord, wanted: RecordGeneration): Older {
  const own = generationOf(record);
  if (wanted >= own) return { record, lacks: [] };
  const stated = Object.entries(laterFields)
    .filter(([number]) => Number(number) > wanted && Number(number) <= own)
    .flatMap(([, fields]) => fieldsOf(fields))
    .filter(([, field]) => field.isStated(record));
  const [first, ...more] = stated.filter(([, field]) => !field.mayDrop(record)).map(([name]) => name);
  if (first !== undefined) return { record: undefined, lacks: [first, ...more] };
  const schema = issuedRecordFormat.generations[wanted - 1];
  if (schema === undefined) throw new RangeError(`there is no generation ${wanted}`);
  const { generation: _, ...kept } = record;
  const left = stated.flatMap(([, field]) => Object.entries(field.without(record)));
  const members = Object.entries({ ...kept, ...Object.fromEntries(left) });
  const numbered = wanted === 1 ? {} : { generation: wanted };
  const older = { ...numbered, ...Object.fromEntries(members.filter(([, value]) => value !== undefined)) };
  return { record: schema.parse(older), lacks: [] };
}

const fieldsOf = (fields: Partial<Record<LaterField, FieldRule>>): [LaterField, FieldRule][] =>
  LaterField.options.flatMap((name) => {
    const rule = fields[name];
    return rule === undefined ? [] : [[name, rule]];
  });
