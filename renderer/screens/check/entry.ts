import { byLanguage } from '../../../contract/language.ts';
import type { EnvelopeId } from '../../../contract/scalar.ts';
import { keyScope } from '../../keys/shortcut.ts';
import type { ViewOf } from '../../state/view.ts';
import type { ScreenSpec } from '../screen.ts';
import { checkKeys } from './keys.ts';
import { en } from './words.en.ts';
import { vi } from './words.vi.ts';

declare module '../../state/view.ts' {
  interface Views {
    check: { envelope?: EnvelopeId };
  }
}

const words = { vi, en };

export const check = {
  words,
  navigation: {
    group: 'exchange',
    icon: 'check',
    command: {
      view: { screen: 'check' },
      shortcut: 'Alt+5',
      right: 'receive',
      label: ({ command }) => command,
    },
    count: ({ totals }) => totals.waiting,
  },
  commands: [],
  keys: keyScope(
    checkKeys,
    byLanguage((language) => words[language].keys),
  ),
  partOf: () => 'check',
  identity: () => '',
  forget: null,
  load: () => import('#screens/check/check.tsx'),
} satisfies ScreenSpec<ViewOf<'check'>, typeof vi>;
