import type { Nothing, ViewOf } from '../../state/view.ts';
import type { ScreenSpec } from '../screen.ts';
import { en } from './words.en.ts';
import { vi } from './words.vi.ts';

declare module '../../state/view.ts' {
  interface Views {
    settings: Nothing;
  }
}

export const settings = {
  words: { vi, en },
  navigation: {
    group: 'terminal',
    icon: 'settings',
    command: {
      view: { screen: 'settings' },
      shortcut: 'Alt+8',
      right: null,
      label: ({ command }) => command,
    },
    count: null,
  },
  commands: [],
  keys: null,
  partOf: () => 'settings',
  identity: () => '',
  forget: null,
  load: () => import('#screens/settings/settings.tsx'),
} satisfies ScreenSpec<ViewOf<'settings'>, typeof vi>;
