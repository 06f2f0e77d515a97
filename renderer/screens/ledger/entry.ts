import { byLanguage } from '../../../contract/language.ts';
import { keyScope } from '../../keys/shortcut.ts';
import type { Nothing, ViewOf } from '../../state/view.ts';
import type { ScreenSpec } from '../screen.ts';
import { ledgerKeys } from './keys.ts';
import { en } from './words.en.ts';
import { vi } from './words.vi.ts';

declare module '../../state/view.ts' {
  interface Views {
    ledger: Nothing;
  }
}

const words = { vi, en };

export const ledger = {
  words,
  navigation: {
    group: 'terminal',
    icon: 'ledger',
    command: {
      view: { screen: 'ledger' },
      shortcut: 'Alt+7',
      right: 'verify',
      label: ({ command }) => command,
    },
    count: null,
  },
  commands: [],
  keys: keyScope(
    ledgerKeys,
    byLanguage((language) => words[language].keys),
  ),
  partOf: () => 'ledger',
  identity: () => '',
  forget: null,
  load: () => import('#screens/ledger/ledger.tsx'),
} satisfies ScreenSpec<ViewOf<'ledger'>, typeof vi>;
