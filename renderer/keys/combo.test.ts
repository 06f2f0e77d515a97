import { expect, test } from 'vitest';
import { besideBare, isBare, matches, type Pressed, spokenKeys } from './combo.ts';

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

test('Ctrl and + is found with and without Shift, and on the number pad', () => {
  expect(matches('Ctrl++', press('+', { ctrlKey: true, shiftKey: true }))).toBe(true);
  expect(matches('Ctrl++', press('=', { ctrlKey: true }))).toBe(true);
  expect(matches('Ctrl++', press('+', { ctrlKey: true, code: 'NumpadAdd' }))).toBe(true);
  expect(matches('Ctrl++', press('+'))).toBe(false);
  expect(matches('Ctrl++', press('p', { ctrlKey: true }))).toBe(false);
  expect(matches('Ctrl+-', press('-', { ctrlKey: true, code: 'NumpadSubtract' }))).toBe(true);
  expect(matches('Ctrl+0', press('0', { ctrlKey: true, code: 'Numpad0' }))).toBe(true);
  expect(matches('Ctrl+0', press('à', { ctrlKey: true, code: 'Digit0' }))).toBe(true);
  expect(matches('+', press('+', { shiftKey: true }))).toBe(true);
});

test('a bare letter has a combo with Alt beside it, for screen readers that keep letters to themselves', () => {
  expect(besideBare('P')).toBe('Alt+P');
  for (const combo of ['/', '[', 'F1', 'Ctrl+K', 'Escape', 'Enter']) expect(besideBare(combo)).toBeNull();
  expect(spokenKeys('P')).toBe('P Alt+P');
  expect(spokenKeys('Ctrl+Shift+Enter')).toBe('Control+Shift+Enter');
});

test('a bare key is one that types', () => {
  expect(isBare('/')).toBe(true);
  expect(isBare('N')).toBe(true);
  expect(isBare('Enter')).toBe(true);
  expect(isBare('Ctrl+K')).toBe(false);
  expect(isBare('F1')).toBe(false);
});
