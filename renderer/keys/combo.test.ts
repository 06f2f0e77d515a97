import { expect, test } from 'vitest';
import { en } from '../i18n/en/index.ts';
import { vi } from '../i18n/vi/index.ts';
import { isBare, matches, type Pressed } from './combo.ts';
import { shortcutIds, shortcuts } from './table.ts';

const press = (key: string, more: Partial<Pressed> = {}): Pressed => ({
  key,
  code: '',
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  ...more,
});

test('a combo takes exactly its own modifiers', () => {
  expect(matches('Ctrl+K', press('k', { ctrlKey: true }))).toBe(true);
  expect(matches('Ctrl+K', press('k', { ctrlKey: true, shiftKey: true }))).toBe(false);
  expect(matches('Ctrl+K', press('k'))).toBe(false);
  expect(matches('N', press('N', { shiftKey: true }))).toBe(false);
  expect(matches('N', press('n'))).toBe(true);
  expect(matches('/', press('/', { shiftKey: true }))).toBe(true);
  expect(matches('Ctrl+Shift+Enter', press('Enter', { ctrlKey: true, shiftKey: true }))).toBe(true);
});

test('digits are found by their place on the keyboard', () => {
  expect(matches('Alt+1', press('¡', { altKey: true, code: 'Digit1' }))).toBe(true);
  expect(matches('Alt+1', press('1', { altKey: true, code: 'Numpad1' }))).toBe(false);
});

test('a bare key is one that types', () => {
  expect(isBare('/')).toBe(true);
  expect(isBare('N')).toBe(true);
  expect(isBare('Enter')).toBe(true);
  expect(isBare('Ctrl+K')).toBe(false);
  expect(isBare('F1')).toBe(false);
});

test('no two keys of one scope, or of one scope and everywhere, are the same', () => {
  for (const id of shortcutIds) {
    for (const other of shortcutIds) {
      if (id === other || shortcuts[id].combo !== shortcuts[other].combo) continue;
      const scopes = [shortcuts[id].scope, shortcuts[other].scope];
      expect(scopes[0] !== scopes[1] && !scopes.includes('everywhere'), `${id} and ${other}`).toBe(true);
    }
  }
});

test('every key has its words in both languages', () => {
  for (const id of shortcutIds) {
    expect(vi.key[id]).toBeTruthy();
    expect(en.key[id]).toBeTruthy();
  }
});
