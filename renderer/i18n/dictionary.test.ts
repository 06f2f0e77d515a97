import { expect, test } from 'vitest';
import { ActName } from '../../contract/ledger/act.ts';
import { en } from './en/index.ts';
import { vi } from './vi/index.ts';

const leaves = (value: object, path = ''): [string, string][] =>
  Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'string'
      ? [[`${path}${name}`, inner] as [string, string]]
      : leaves(inner, `${path}${name}.`),
  );

const vietnamese = new Map(leaves(vi));
const english = new Map(leaves(en));
const holes = (text: string | undefined) =>
  [...(text ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

test('both languages have the same keys', () => {
  expect([...english.keys()].sort()).toEqual([...vietnamese.keys()].sort());
});

test('both languages fill in the same values, and nothing is left blank', () => {
  for (const [key, text] of vietnamese) {
    expect(text.trim(), key).not.toBe('');
    expect(english.get(key)?.trim(), key).not.toBe('');
    expect(holes(english.get(key)), key).toEqual(holes(text));
  }
});

test('Vietnamese is composed (NFC), as the search expects', () => {
  for (const text of vietnamese.values()) expect(text).toBe(text.normalize('NFC'));
});

test('every act of the ledger has a word', () => {
  for (const act of ActName.options) expect(vietnamese.has(`words.act.${act}`), act).toBe(true);
});
