import { byLanguage } from '../../../contract/language.ts';
import { keyScope } from '../../keys/shortcut.ts';
import type { ViewOf } from '../../state/view.ts';
import type { ScreenSpec } from '../screen.ts';
import { forgetPlaces } from './filters.ts';
import { registerKeys } from './keys.ts';
import { en } from './words.en.ts';
import { vi } from './words.vi.ts';

declare module '../../state/view.ts' {
  interface Views {
    /**
     * `closing`: with the question whether the open volume is closed; `byHand`: with that which numbers were given by hand.
     */
    outgoing: { closing?: true; byHand?: true };
    incoming: { closing?: true };
  }
}

const words = { vi, en };
/** Both registers have the same keys, so the help page lists them once. */
const keys = keyScope(
  registerKeys,
  byLanguage((language) => words[language].outgoing.keys),
);

export const outgoing = {
  words: byLanguage((language) => words[language].outgoing),
  navigation: {
    group: 'registers',
    icon: 'outgoing',
    command: {
      view: { screen: 'outgoing' },
      shortcut: 'Alt+2',
      right: 'read',
      label: ({ command }) => command,
    },
    count: null,
  },
  commands: [
    {
      view: { screen: 'outgoing', closing: true },
      shortcut: null,
      right: 'register',
      label: ({ closeVolume }) => closeVolume,
    },
    {
      view: { screen: 'outgoing', byHand: true },
      shortcut: null,
      right: 'register',
      label: ({ byHand }) => byHand.command,
    },
  ],
  keys,
  partOf: () => 'outgoing',
  identity: () => '',
  forget: forgetPlaces,
  load: () => import('#screens/register/register.tsx'),
} satisfies ScreenSpec<ViewOf<'outgoing'>, typeof vi.outgoing>;

export const incoming = {
  words: byLanguage((language) => words[language].incoming),
  navigation: {
    group: 'registers',
    icon: 'incoming',
    command: {
      view: { screen: 'incoming' },
      shortcut: 'Alt+3',
      right: 'read',
      label: ({ command }) => command,
    },
    count: null,
  },
  commands: [
    {
      view: { screen: 'incoming', closing: true },
      shortcut: null,
      right: 'register',
      label: ({ closeVolume }) => closeVolume,
    },
  ],
  keys,
  partOf: () => 'incoming',
  identity: () => '',
  forget: forgetPlaces,
  load: () => import('#screens/register/register.tsx'),
} satisfies ScreenSpec<ViewOf<'incoming'>, typeof vi.incoming>;
