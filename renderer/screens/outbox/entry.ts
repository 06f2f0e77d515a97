import type { EnvelopeId } from '../../../contract/scalar.ts';
import type { ViewOf } from '../../state/view.ts';
import type { ScreenSpec } from '../screen.ts';
import { en } from './words.en.ts';
import { vi } from './words.vi.ts';

declare module '../../state/view.ts' {
  interface Views {
    /** Opened at an envelope. */
    outbox: { envelope?: EnvelopeId };
  }
}

export const outbox = {
  words: { vi, en },
  navigation: {
    group: 'exchange',
    icon: 'outbox',
    command: {
      view: { screen: 'outbox' },
      shortcut: 'Alt+6',
      right: 'read',
      label: ({ command }) => command,
    },
    count: ({ totals }) => totals.dead,
  },
  commands: [],
  keys: null,
  partOf: () => 'outbox',
  identity: () => '',
  forget: null,
  load: () => import('#screens/outbox/outbox.tsx'),
} satisfies ScreenSpec<ViewOf<'outbox'>, typeof vi>;
