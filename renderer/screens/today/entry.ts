import type { TodaySection } from '../../../contract/ipc/today.ts';
import type { ViewOf } from '../../state/view.ts';
import type { ScreenSpec } from '../screen.ts';
import { en } from './words.en.ts';
import { vi } from './words.vi.ts';

declare module '../../state/view.ts' {
  interface Views {
    /** With a list: that list alone, page by page. */
    today: { section?: TodaySection };
  }
}

export const today = {
  words: { vi, en },
  navigation: {
    group: 'day',
    icon: 'today',
    command: { view: { screen: 'today' }, shortcut: 'Alt+1', label: ({ command }) => command },
    count: null,
  },
  commands: [],
  keys: null,
  partOf: () => 'today',
  identity: ({ section }) => section ?? '',
  forget: null,
  load: () => import('#screens/today/today.tsx'),
} satisfies ScreenSpec<ViewOf<'today'>, typeof vi>;
