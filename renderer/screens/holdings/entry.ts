import type { Holder } from '../../../contract/custody/holder.ts';
import { byLanguage } from '../../../contract/language.ts';
import { keyScope } from '../../keys/shortcut.ts';
import type { ViewOf } from '../../state/view.ts';
import type { ScreenSpec } from '../screen.ts';
import { holdingsKeys } from './keys.ts';
import { en } from './words.en.ts';
import { vi } from './words.vi.ts';

declare module '../../state/view.ts' {
  interface Views {
    /** With a holder: what that one has. */
    holdings: { holder?: Holder };
  }
}

const words = { vi, en };

export const holdings = {
  words,
  navigation: {
    group: 'registers',
    icon: 'envelope',
    // Those before it keep the keys that people know.
    command: {
      view: { screen: 'holdings' },
      shortcut: 'Alt+9',
      right: null,
      label: ({ command }) => command,
    },
    count: null,
  },
  commands: [],
  keys: keyScope(
    holdingsKeys,
    byLanguage((language) => words[language].keys),
  ),
  partOf: () => 'holdings',
  identity: ({ holder }) => holder ?? '',
  forget: null,
  load: () => import('#screens/holdings/holdings.tsx'),
} satisfies ScreenSpec<ViewOf<'holdings'>, typeof vi>;
