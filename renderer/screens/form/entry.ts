import { byLanguage } from '../../../contract/language.ts';
import type { ControlCode } from '../../../contract/record/control-code.ts';
import type { Book } from '../../../contract/record/fields.ts';
import type { OrganisationCode } from '../../../contract/scalar.ts';
import { keyScope } from '../../keys/shortcut.ts';
import type { ViewOf } from '../../state/view.ts';
import type { ScreenSpec } from '../screen.ts';
import { formKeys } from './keys.ts';
import { en } from './words.en.ts';
import { vi } from './words.vi.ts';

declare module '../../state/view.ts' {
  interface Views {
    /**
     * `issuer` of the line that is corrected, where it is not our own, or of the one that is replied to; `year` of a late
     * line.
     */
    form: {
      book: Book;
      correct?: ControlCode;
      reply?: ControlCode;
      issuer?: OrganisationCode;
      year?: number;
    };
  }
}

const words = { vi, en };

export const form = {
  words,
  navigation: null,
  commands: [
    {
      view: { screen: 'form', book: 'outgoing' },
      shortcut: null,
      right: 'register',
      label: ({ commands }) => commands.outgoing,
    },
    {
      view: { screen: 'form', book: 'incoming' },
      shortcut: null,
      right: 'register',
      label: ({ commands }) => commands.incoming,
    },
  ],
  keys: keyScope(
    formKeys,
    byLanguage((language) => words[language].keys),
  ),
  partOf: ({ book }) => book,
  identity: ({ book, correct, reply, issuer, year }) =>
    `${book} ${correct ?? ''} ${reply ?? ''} ${issuer ?? ''} ${year ?? ''}`,
  forget: null,
  load: () => import('#screens/form/form.tsx'),
} satisfies ScreenSpec<ViewOf<'form'>, typeof vi>;
