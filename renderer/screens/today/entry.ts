import type { Nothing, ViewOf } from '../../state/view.ts';
import type { ScreenSpec } from '../screen.ts';
import { en } from './words.en.ts';
import { vi } from './words.vi.ts';

declare module '../../state/view.ts' {
  interface Views {
    today: Nothing;
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
  identity: () => '',
  forget: null,
  load: () => import('#screens/today/today.tsx'),
} satisfies ScreenSpec<ViewOf<'today'>, typeof vi>;
