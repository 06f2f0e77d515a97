import { expect, test } from 'vitest';
import { Language } from '../../contract/language.ts';
import { dictionary } from './dictionary.ts';

const leaves = (value: object, path = ''): [string, string][] =>
  Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'string'
      ? [[`${path}${name}`, inner] as [string, string]]
      : leaves(inner, `${path}${name}.`),
  );

const holes = (text: string | undefined) =>
  [...(text ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

const vietnamese = new Map(leaves(dictionary('vi')));

test.each(Language.options)('%s has the keys of Vietnamese and no others', (language) => {
  const keys = leaves(dictionary(language)).map(([key]) => key);
  expect(keys.sort()).toEqual([...vietnamese.keys()].sort());
});

test.each(Language.options)('%s fills in the same values, and no word is blank', (language) => {
  for (const [key, text] of leaves(dictionary(language))) {
    expect(text.trim(), key).not.toBe('');
    expect(holes(text), key).toEqual(holes(vietnamese.get(key)));
  }
});

test('Vietnamese is composed (NFC), as the search expects', () => {
  for (const text of vietnamese.values()) expect(text).toBe(text.normalize('NFC'));
});
