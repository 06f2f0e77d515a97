import type { Language } from '../../contract/language.ts';
import type { Combo } from '../keys/combo.ts';
import { dialogs, everywhere, list } from '../keys/shared.ts';
import type { KeyScope } from '../keys/shortcut.ts';
import { allScreens, openCommands } from '../screens/index.ts';

export interface HelpSection {
  readonly heading: string;
  readonly lines: readonly { readonly combo: Combo; readonly does: string }[];
}

/** Registers share one scope, so it is listed once. */
const scopes = new Set([
  list,
  dialogs,
  ...allScreens.map(({ keys }) => keys).filter((keys): keys is KeyScope => keys !== null),
]);

const sectionOf = ({ table, words }: KeyScope, language: Language): HelpSection => {
  const { heading, does } = words[language];
  return {
    heading,
    lines: Object.entries(table).map(([id, { combo }]) => ({ combo, does: does[id] ?? '' })),
  };
};

/** Every key of the terminal, by the place where it holds. */
export function helpPage(language: Language): readonly HelpSection[] {
  const shell = sectionOf(everywhere, language);
  const opened = openCommands.flatMap(({ shortcut, label }) =>
    shortcut === null ? [] : [{ combo: shortcut, does: label[language] }],
  );
  return [
    { heading: shell.heading, lines: [...opened, ...shell.lines] },
    ...[...scopes].map((scope) => sectionOf(scope, language)),
  ];
}
