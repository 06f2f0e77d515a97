import type { Rendered } from '#screens/rendered.ts';
import type { TodayView } from '../../contract/ipc/today.ts';
import type { Language } from '../../contract/language.ts';
import type { Book } from '../../contract/record/fields.ts';
import type { Right } from '../../contract/rights/right.ts';
import type { IconName } from '../components/icon-paths.ts';
import type { SharedWords } from '../i18n/vi/index.ts';
import type { KeyScope } from '../keys/shortcut.ts';
import type { ScreenName, View } from '../state/view.ts';

/** The words that the shell needs of every screen. */
export interface ScreenWords {
  readonly name: string;
}

export type NavigationGroup = keyof SharedWords['shell']['groups'];
export type ScreenKey = `Alt+${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`;

/** A way to open a screen that the palette offers. */
export interface Command<Shown extends { screen: ScreenName }, Words extends ScreenWords> {
  readonly view: Shown;
  readonly shortcut: ScreenKey | null;
  /** The right without which the core tells nothing of it; null where everybody is told what is theirs. */
  readonly right: Right | null;
  /** What it is called in the palette and on the help page. */
  label(words: Words): string;
}

/** The place of a screen in the navigation. */
export interface Place<Shown extends { screen: ScreenName }, Words extends ScreenWords> {
  readonly group: NavigationGroup;
  readonly icon: IconName;
  readonly command: Command<Shown, Words>;
  /** The number shown beside it while something waits there. */
  readonly count: ((today: TodayView) => number) | null;
}

/**
 * What a screen adds to the terminal. Shell, navigation, palette, help page, dictionaries and the end-to-end
 * tour are drawn from it. No member is optional: what a screen does not have is `null` or an empty list.
 */
export interface ScreenSpec<Shown extends { screen: ScreenName }, Words extends ScreenWords> {
  readonly words: Readonly<Record<Language, Words>>;
  readonly navigation: Place<Shown, Words> | null;
  /** Further commands of the palette. */
  readonly commands: readonly Command<Shown, Words>[];
  /** The keys that hold on this screen alone. */
  readonly keys: KeyScope | null;
  /** The screen that the navigation marks while this one is open; `book` is that of the record on show, once it is read. */
  partOf(view: Shown, book: Book | undefined): ScreenName;
  /** Two views of one screen with the same identity are one mounted component. */
  identity(view: Shown): string;
  /** Drops what the screen keeps from one visit to the next; called when the terminal locks. */
  readonly forget: (() => void) | null;
  /** The component; its file is read in after the PIN box is shown. */
  load(): Promise<{ default(view: Shown): Rendered }>;
}

export type AnyScreen = ScreenSpec<View, ScreenWords>;
