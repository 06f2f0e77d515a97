import { fieldsBehindEnvelope, RecordInput } from '../../contract/record/coded-record.ts';
import type { Book } from '../../contract/record/fields.ts';

/** A form, perhaps half filled: a field that was emptied holds null. */
type Form = { readonly [Field in keyof RecordInput]?: unknown } & {
  readonly book: Book;
  readonly namedOpenerOnly: boolean;
};

const { shape } = RecordInput;
const fields = Object.keys(shape) as (keyof RecordInput)[];
const alwaysRequired = fields.filter((field) => !shape[field].safeParse(undefined).success);

/** A field is blank when it holds nothing, or an empty list where the contract asks for an entry. */
export const isBlank = (field: keyof RecordInput, value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (Array.isArray(value) && value.length === 0 && !shape[field].safeParse(value).success);

/**
 * Whether only the outside of an envelope is known: it came, and only the person named on it may open it. Who sends a
 * document knows all of it.
 */
export const knowsOutsideOnly = ({
  book,
  namedOpenerOnly,
}: Pick<Form, 'book' | 'namedOpenerOnly'>): boolean => book === 'incoming' && namedOpenerOnly;

/**
 * The fields without which a record is not saved. What stands behind the envelope is not asked for when only its
 * outside is known, and the signer of a paper not when its issuer lists nobody.
 */
export const requiredFields = (
  form: Pick<Form, 'book' | 'namedOpenerOnly' | 'thing'>,
  { signerListed = true }: { signerListed?: boolean } = {},
): (keyof RecordInput)[] => [
  ...alwaysRequired,
  ...(knowsOutsideOnly(form)
    ? []
    : fieldsBehindEnvelope(form).filter((field) => signerListed || field !== 'signer')),
  ...(form.book === 'incoming' ? (['arrivedOn'] as const) : []),
];

export const missingFields = (form: Form, known: { signerListed?: boolean } = {}): (keyof RecordInput)[] =>
  requiredFields(form, known).filter((field) => isBlank(field, form[field]));

/** The same without the keys that hold nothing: the contract knows absent keys, not `undefined` or null. */
export const withoutBlanks = <Value extends object>(value: Value): Value =>
  Object.fromEntries(
    Object.entries(value).filter(([, inner]) => inner !== undefined && inner !== null),
  ) as Value;
