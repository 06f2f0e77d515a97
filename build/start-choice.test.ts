import { expect, test } from 'vitest';
import { startChoice } from './start-choice.ts';

test.each([
  [{ walkthrough: false, terminal: undefined, tokens: undefined }, true, 'a'],
  [{ walkthrough: false, terminal: 'b', tokens: undefined }, true, 'b'],
  [{ walkthrough: false, terminal: undefined, tokens: undefined }, false, 'walkthrough'],
  [{ walkthrough: true, terminal: undefined, tokens: undefined }, true, 'walkthrough'],
  [{ walkthrough: true, terminal: undefined, tokens: 'opensc' }, true, 'card-walkthrough'],
])('%j with a display: %j starts %j', (asked, hasDisplay, choice) => {
  expect(startChoice(asked, hasDisplay)).toBe(choice);
});

test.each([
  [
    { walkthrough: false, terminal: 'c', tokens: undefined },
    false,
    'There is no terminal "c": --terminal a | b',
  ],
  [
    { walkthrough: false, terminal: 'c', tokens: undefined },
    true,
    'There is no terminal "c": --terminal a | b',
  ],
  [
    { walkthrough: true, terminal: 'c', tokens: undefined },
    false,
    'There is no terminal "c": --terminal a | b',
  ],
  [
    { walkthrough: true, terminal: 'a', tokens: undefined },
    true,
    'Either --walkthrough or --terminal, not both',
  ],
  [
    { walkthrough: true, terminal: undefined, tokens: 'softhsm' },
    true,
    'There are no tokens "softhsm": --tokens opensc',
  ],
  [
    { walkthrough: false, terminal: undefined, tokens: 'opensc' },
    false,
    '--tokens is for --walkthrough only',
  ],
  [
    { walkthrough: false, terminal: 'a', tokens: undefined },
    false,
    'Terminal a needs a display: neither DISPLAY nor WAYLAND_DISPLAY is set',
  ],
])('%j with a display: %j starts nothing and says %j', (asked, hasDisplay, refusal) => {
  expect(startChoice(asked, hasDisplay)).toEqual({ refusal });
});
