import { z } from 'zod';
import { controlCodeFrom } from '../../contract/record/control-code.ts';

type Schema = z.core.$ZodType;
type Def = z.core.$ZodTypes['_zod']['def'];

export interface Place {
  /** Name of the form and keys, `[]` for the elements of a list. */
  readonly path: string;
  readonly keys: readonly (string | 0)[];
  readonly schema: Schema;
}
export interface Places {
  readonly texts: Place[];
  /** Numbers, and texts of a closed list with a choice. */
  readonly choices: Place[];
  /** Objects, into which an unknown key could be smuggled. */
  readonly objects: Place[];
  /** Anything that would let in what it does not know: open objects, records, any, unknown. */
  readonly open: string[];
  readonly lists: Place[];
  /** Lists and texts without an upper bound. */
  readonly unbounded: string[];
}

/** Every place of a schema that could hold text, found by walking it. */
export function walk(path: string, schema: Schema, places: Places = emptyPlaces()): Places {
  visit({ path, keys: [], schema }, places);
  return places;
}

export const emptyPlaces = (): Places => ({
  texts: [],
  choices: [],
  objects: [],
  lists: [],
  open: [],
  unbounded: [],
});

function visit(place: Place, places: Places): void {
  const def = place.schema._zod.def as Def;
  switch (def.type) {
    case 'object': {
      places.objects.push(place);
      if (def.catchall?._zod.def.type !== 'never') places.open.push(place.path);
      for (const [key, inner] of Object.entries(def.shape)) visit(below(place, key, inner), places);
      return;
    }
    case 'array':
      places.lists.push(place);
      if (!def.checks?.some(({ _zod }) => _zod.def.check === 'max_length')) {
        places.unbounded.push(place.path);
      }
      visit(below(place, 0, def.element), places);
      return;
    case 'record':
      // A closed set of keys, each of which must be there.
      if (def.keyType._zod.def.type !== 'enum') places.open.push(`${place.path} (${def.type})`);
      visit(below(place, '*', def.valueType), places);
      return;
    case 'optional':
    case 'nullable':
    case 'readonly':
    case 'default':
      visit({ ...place, schema: def.innerType }, places);
      return;
    case 'pipe':
      // What is accepted; a transformation behind it only sees what that let through.
      visit({ ...place, schema: def.in }, places);
      return;
    case 'union':
      for (const option of def.options) visit({ ...place, schema: option }, places);
      return;
    case 'string':
      places.texts.push(place);
      return;
    case 'enum':
    case 'number':
    case 'boolean':
      places.choices.push(place);
      return;
    case 'literal':
    case 'null':
      return;
    case 'custom':
      // An instance of a class: bytes, which are no text of the contract.
      return;
    default:
      places.open.push(`${place.path} (${def.type})`);
  }
}

const below = (parent: Place, key: string | 0, schema: Schema): Place => ({
  path: key === 0 ? `${parent.path}[]` : `${parent.path}.${key}`,
  keys: [...parent.keys, key],
  schema,
});

/** What stands in a place of a sample; undefined where the sample does not reach. */
export const read = (sample: unknown, keys: Place['keys']): unknown =>
  keys.reduce<unknown>(
    (value, key) => (value === null || value === undefined ? undefined : Reflect.get(Object(value), key)),
    sample,
  );

/** A copy of a sample with another value in one place. */
export function put(sample: unknown, [key, ...rest]: Place['keys'], value: unknown): unknown {
  if (key === undefined) return value;
  const inner = put(read(sample, [key]), rest, value);
  if (key !== 0) return { ...Object(sample ?? {}), [key]: inner };
  const list: unknown[] = Array.isArray(sample) ? [...sample] : [];
  list[0] = inner;
  return list;
}

/** Valid values of every closed character set of the contract; the first that fits is taken. */
const pool: readonly string[] = [
  'H37.01',
  'P4V8N2A6C',
  'T7K3Q9XWP',
  '2026-03-01',
  '2026-03-01T00:00:00.000Z',
  controlCodeFrom(new Uint8Array(12)),
  'BC',
  'BC-UBND',
  'K1-T03-N2',
  'HS-2026-1',
  'N01',
  'H01',
  'T01',
  'M01',
  'L01',
  'S01',
  'R01',
  'B01',
  'X0001',
  'V01',
  'U01',
  'D01',
  'ab'.repeat(32),
  '3f2b9c1e-7a64-4d0b-9c55-0e8f4a7d2b13',
  'MIIB',
  '127.0.0.1',
  '/usr/lib/softhsm/libsofthsm2.so',
];

/** Chosen for a member that the sample is to lack. */
export const leftOut = Symbol('left out');

/** A small valid value of a schema. `choose` decides where a path needs one of its own. */
export function sampleOf(
  schema: Schema,
  choose: (path: string) => unknown = () => undefined,
  path = '',
): unknown {
  const chosen = choose(path);
  if (chosen !== undefined) return chosen;
  const def = schema._zod.def as Def;
  switch (def.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape)
          .map(([key, inner]) => [key, sampleOf(inner, choose, `${path}.${key}`)] as const)
          .filter(([, value]) => value !== leftOut),
      );
    case 'array':
      return [sampleOf(def.element, choose, `${path}[]`)];
    case 'optional':
    case 'nullable':
    case 'readonly':
    case 'default':
      return sampleOf(def.innerType, choose, path);
    case 'pipe':
      return sampleOf(def.in, choose, path);
    case 'union':
      return def.options[0] === undefined ? undefined : sampleOf(def.options[0], choose, path);
    case 'literal':
      return def.values[0];
    case 'enum':
      return Object.values(def.entries)[0];
    case 'boolean':
      return false;
    case 'null':
      return null;
    case 'custom':
      return new Uint8Array(8);
    case 'number':
      return [1, 30, 100, 2026].find((number) => z.safeParse(schema, number).success);
    case 'string':
      return pool.find((text) => z.safeParse(schema, text).success) ?? '';
    default:
      return undefined;
  }
}
