import type { Nothing, ViewOf } from '../../state/view.ts';
import type { ScreenSpec } from '../screen.ts';
import { en } from './words.en.ts';
import { vi } from './words.vi.ts';

declare module '../../state/view.ts' {
  interface Views {
    outside: Nothing;
  }
}

export const outside = {
  words: { vi, en },
  navigation: {
    group: 'registers',
    icon: 'user',
    command: {
      view: { screen: 'outside' },
      shortcut: 'Alt+4',
      right: 'read',
      label: ({ command }) => command,
    },
    count: null,
  },
  commands: [],
  keys: null,
  partOf: () => 'outside',
  identity: () => '',
  forget: null,
  load: () => import('#screens/outside/outside.tsx'),
} satisfies ScreenSpec<ViewOf<'outside'>, typeof vi>;
