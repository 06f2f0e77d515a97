import type { Language } from '../../contract/language.ts';
import { languages } from '../i18n/languages.ts';
import type { SharedWords } from '../i18n/vi/index.ts';
import { screens } from '../screens/index.ts';
import { words as unlock } from '../screens/unlock/words.ts';

type Screens = typeof screens;
type WordsOfScreens = { [Name in keyof Screens]: Screens[Name]['words'][Language] };

/** All words of the windows: the shared ones in their groups, those of a screen under its name. */
export type Dictionary = SharedWords & WordsOfScreens & { unlock: (typeof unlock)[Language] };

export const dictionary = (language: Language): Dictionary => ({
  ...languages[language].words,
  ...(Object.fromEntries(
    Object.entries(screens).map(([name, { words }]) => [name, words[language]]),
  ) as WordsOfScreens),
  unlock: unlock[language],
});
