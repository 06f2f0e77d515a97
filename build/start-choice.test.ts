import { expect, test } from 'vitest';
import { startChoice } from './start-choice.ts';

test.each([
  [{ walkthrough: false, terminal: undefined }, true, 'a'],
  [{ walkthrough: false, terminal: 'b' }, true, 'b'],
  [{ walkthrough: false, terminal: undefined }, false, 'walkthrough'],
  [{ walkthrough: true, terminal: undefined }, true, 'walkthrough'],
])('%j with a display: %j starts %j', (asked, hasDisplay, choice) => {
  expect(startChoice(asked, hasDisplay)).toBe(choice);
});

test.each([
  [{ walkthrough: false, terminal: 'c' }, false, 'There is no terminal "c": --terminal a | b'],
  [{ walkthrough: false, terminal: 'c' }, true, 'There is no terminal "c": --terminal a | b'],
  [{ walkthrough: true, terminal: 'c' }, false, 'There is no terminal "c": --terminal a | b'],
  [{ walkthrough: true, terminal: 'a' }, true, 'Either --walkthrough or --terminal, not both'],
  [
    { walkthrough: false, terminal: 'a' },
    false,
    'Terminal a needs a display: neither DISPLAY nor WAYLAND_DISPLAY is set',
  ],
])('%j with a display: %j starts nothing and says %j', (asked, hasDisplay, refusal) => {
  expect(startChoice(asked, hasDisplay)).toEqual({ refusal });
});
