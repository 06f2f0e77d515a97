import type { LawView } from '../../../contract/ipc/directory-views.ts';
import { countOf, fieldsBehindEnvelope } from '../../../contract/record/coded-record.ts';
import { knowsOutsideOnly } from '../../../domain/record/required-fields.ts';
import { copiesFor, longestTerm } from './derived.ts';
import type { Values } from './values.ts';

type Field = keyof Values;
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0);

/**
 * What a form takes from the document before: the fields that are empty, or hold what the form itself put there. What a
 * person typed stays, so nothing is taken that belongs to another issuer, type or list of recipients than the form's.
 */
export function filledLike(
  values: Values,
  like: Values,
  {
    derived,
    typed,
    unsettled,
  }: {
    /** What the form itself puts in its fields. */
    derived: Values;
    /** The fields in which a person typed since the form was begun. */
    typed: ReadonlySet<string>;
    /** The fields in whose box a text stands that is no choice yet. */
    unsettled: ReadonlySet<string>;
  },
): Partial<Values> {
  const stands = (field: Field): boolean =>
    unsettled.has(field) ||
    (!isEmpty(values[field]) && (typed.has(field) || !same(values[field], derived[field])));
  const differs = (field: Field): boolean => stands(field) && !same(values[field], like[field]);
  const { namedOpenerOnly } = stands('namedOpenerOnly') ? values : like;
  const left = new Set<string>([
    'book',
    // A paper that came has no box for them: those of the line before were named by its issuer.
    ...(values.book === 'incoming' ? ['recipients'] : []),
    ...(differs('issuer') ? ['signer', 'notation'] : []),
    ...(differs('typeCode') ? ['notation'] : []),
    ...(differs('recipients') ? ['copies'] : []),
    ...(knowsOutsideOnly({ book: values.book, namedOpenerOnly }) ? fieldsBehindEnvelope(values) : []),
    ...(countOf(values) === 'pages' ? [] : ['pages']),
  ]);
  return Object.fromEntries(
    Object.entries(like).filter(([name, value]) => {
      const field = name as Field;
      return !left.has(field) && !isEmpty(value) && !stands(field) && !same(value, values[field]);
    }),
  );
}

/** What the form puts in its fields by itself; `fresh` are the values of a form begun now. */
export function derivedValues(values: Values, fresh: Values, years: LawView['protectionYears']): Values {
  const { length } = values.recipients;
  return {
    ...fresh,
    copies: values.book === 'outgoing' && length > 0 ? copiesFor(length) : undefined,
    protectUntil: longestTerm(values, years),
  };
}
