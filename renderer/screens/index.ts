import { byLanguage, type Language } from '../../contract/language.ts';
import type { Right } from '../../contract/rights/right.ts';
import type { ScreenName, View, ViewOf } from '../state/view.ts';
import { check } from './check/entry.ts';
import { form } from './form/entry.ts';
import { holdings } from './holdings/entry.ts';
import { ledger } from './ledger/entry.ts';
import { outbox } from './outbox/entry.ts';
import { outside } from './outside/entry.ts';
import { record } from './record/entry.ts';
import { incoming, outgoing } from './register/entry.ts';
import type { AnyScreen, Place, ScreenKey, ScreenSpec, ScreenWords } from './screen.ts';
import { settings } from './settings/entry.ts';
import { today } from './today/entry.ts';

/**
 * Every screen of an unlocked terminal, in the order of navigation and help page. The screen of the locked
 * terminal is not one of them: nothing leads there but the lock.
 */
export const screens = {
  today,
  outgoing,
  incoming,
  outside,
  holdings,
  form,
  record,
  check,
  outbox,
  ledger,
  settings,
} satisfies { [Name in ScreenName]: ScreenSpec<ViewOf<Name>, ScreenWords> };

type Screens = typeof screens;
/** The names of the screens in the navigation. */
export type PlacedName = {
  [Name in ScreenName]: Screens[Name]['navigation'] extends null ? never : Name;
}[ScreenName];

/** The names of all screens, in the same order. */
export const screenNames = Object.keys(screens) as ScreenName[];

/** A screen that has a place in the navigation. */
export type PlacedScreen = Pick<AnyScreen, 'words'> & Place<View, ScreenWords>;

/** The screens of the navigation, in its order. */
export const placedNames = screenNames.filter(
  (name): name is PlacedName => screens[name].navigation !== null,
);

/** A command of any screen, with its label in each language. */
export interface OpenCommand {
  readonly view: View;
  readonly shortcut: ScreenKey | null;
  readonly right: Right | null;
  readonly label: Readonly<Record<Language, string>>;
}

export const screenOf = (name: ScreenName): AnyScreen => screens[name];
export const allScreens: readonly AnyScreen[] = Object.values(screens);

/** Those of the navigation. */
export const placedScreens: readonly PlacedScreen[] = allScreens.flatMap(({ words, navigation }) =>
  navigation === null ? [] : [{ words, ...navigation }],
);

export const openCommands: readonly OpenCommand[] = allScreens.flatMap(({ words, navigation, commands }) =>
  [...(navigation === null ? [] : [navigation.command]), ...commands].map((command) => ({
    view: command.view,
    shortcut: command.shortcut,
    right: command.right,
    label: byLanguage((language) => command.label(words[language])),
  })),
);
