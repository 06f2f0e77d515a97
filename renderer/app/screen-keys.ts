import { useMay } from '../components/custody/may.ts';
import { bound, type KeyTable } from '../keys/shortcut.ts';
import { useShortcuts } from '../keys/use-shortcuts.ts';
import { openCommands } from '../screens/index.ts';
import { go } from '../state/view.ts';

const keyed = openCommands.flatMap(({ view, shortcut, right }) =>
  shortcut === null ? [] : [{ view, shortcut, right }],
);
const table: KeyTable = Object.fromEntries(
  keyed.map(({ shortcut, right }) => [shortcut, bound(shortcut, right)]),
);

/** Binds Alt+1 … Alt+9, as the screens ask for them, to the screens that who sits here may open. */
export function useScreenKeys(): void {
  const may = useMay();
  const open = keyed.filter(({ right }) => may(right));
  useShortcuts(table, Object.fromEntries(open.map(({ shortcut, view }) => [shortcut, () => go(view)])));
}
