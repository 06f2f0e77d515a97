import { bound, type KeyTable } from '../keys/shortcut.ts';
import { openCommands } from '../screens/index.ts';
import { go } from '../state/view.ts';

const keyed = openCommands.flatMap(({ view, shortcut }) => (shortcut === null ? [] : [{ view, shortcut }]));

/** Alt+1 … Alt+9, as the screens ask for them. */
export const screenKeys: KeyTable = Object.fromEntries(
  keyed.map(({ shortcut }) => [shortcut, bound(shortcut)]),
);
export const screenBindings: Readonly<Record<string, () => void>> = Object.fromEntries(
  keyed.map(({ view, shortcut }) => [shortcut, () => go(view)]),
);
