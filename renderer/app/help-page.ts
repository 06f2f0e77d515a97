import type { Language } from '../../contract/language.ts';
import type { May } from '../components/custody/office.ts';
import type { Combo } from '../keys/combo.ts';
import { dialogs, everywhere, list } from '../keys/shared.ts';
import type { KeyScope } from '../keys/shortcut.ts';
import { allScreens, openCommands } from '../screens/index.ts';
import type { AnyScreen } from '../screens/screen.ts';

export interface HelpSection {
  readonly heading: string;
  readonly lines: readonly { readonly combo: Combo; readonly does: string }[];
}

/** A screen that no command opens is reached from another one. */
const mayOpen = ({ navigation, commands }: AnyScreen, may: May): boolean => {
  const ways = [...(navigation === null ? [] : [navigation.command]), ...commands];
  return ways.length === 0 || ways.some(({ right }) => may(right));
};

const sectionOf = ({ table, words }: KeyScope, language: Language, may: May): HelpSection => {
  const { heading, does } = words[language];
  const offered = Object.entries(table).filter(([, { right }]) => may(right));
  return { heading, lines: offered.map(([id, { combo }]) => ({ combo, does: does[id] ?? '' })) };
};

/** Every key that does something for who sits here, by the place where it holds. */
export function helpPage(language: Language, may: May): readonly HelpSection[] {
  const shell = sectionOf(everywhere, language, may);
  const opened = openCommands.flatMap(({ shortcut, label, right }) =>
    shortcut === null || !may(right) ? [] : [{ combo: shortcut, does: label[language] }],
  );
  const screens = allScreens.filter((screen) => mayOpen(screen, may));
  // Registers share one scope, so it is listed once.
  const scopes = new Set([list, dialogs, ...screens.flatMap(({ keys }) => keys ?? [])]);
  return [
    { heading: shell.heading, lines: [...opened, ...shell.lines] },
    ...[...scopes].map((scope) => sectionOf(scope, language, may)).filter(({ lines }) => lines.length > 0),
  ];
}
