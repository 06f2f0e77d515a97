import { expect, test } from 'vitest';
import { acts, refused, replayRefusal, sent } from '../../test/support/honest-ledger.ts';

const { enter, refuse } = acts;

test('an envelope that waits may be refused, once', () => {
  expect(replayRefusal(refuse(refused, 14))).toBeNull();
  expect(replayRefusal(refuse(refused, 14), refuse(refused, 14))).toBe('ENVELOPE_CONFLICT');
});

test('a refused envelope is not entered', () => {
  expect(replayRefusal(refuse(refused, 14), enter(refused, 14))).toBe('ENVELOPE_CONFLICT');
});

test('an envelope that was answered, sent or never named is not refused', () => {
  for (const envelope of [12, 13, 1, 30]) {
    expect(replayRefusal(refuse(refused, envelope))).toBe('ENVELOPE_CONFLICT');
  }
});

test('another record than the envelope carries is refused as a contradiction', () => {
  expect(replayRefusal(refuse(sent, 14))).toBe('LEDGER_CONTRADICTS');
});

test('a reason that the catalogue does not list is refused', () => {
  expect(replayRefusal(refuse(refused, 14, ['R01', 'R99']))).toBe('CATALOGUE_CODE_UNKNOWN');
});
