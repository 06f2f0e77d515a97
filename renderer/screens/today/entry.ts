import type { TodaySection } from '../../../contract/ipc/today.ts';
import { byLanguage } from '../../../contract/language.ts';
import { keyScope } from '../../keys/shortcut.ts';
import type { ViewOf } from '../../state/view.ts';
import type { ScreenSpec } from '../screen.ts';
import { todayKeys } from './keys.ts';
import { en } from './words.en.ts';
import { vi } from './words.vi.ts';

declare module '../../state/view.ts' {
  interface Views {
    /** With a list: that list alone, page by page. */
    today: { section?: TodaySection };
  }
}

const words = { vi, en };

export const today = {
  words,
  navigation: {
    group: 'day',
    icon: 'today',
    command: { view: { screen: 'today' }, shortcut: 'Alt+1', right: null, label: ({ command }) => command },
    count: ({ totals }) => totals.offered,
  },
  commands: [],
  keys: keyScope(
    todayKeys,
    byLanguage((language) => words[language].keys),
  ),
  partOf: () => 'today',
  identity: ({ section }) => section ?? '',
  forget: null,
  load: () => import('#screens/today/today.tsx'),
} satisfies ScreenSpec<ViewOf<'today'>, typeof vi>;
