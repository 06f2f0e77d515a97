import { byLanguage } from '../../../contract/language.ts';
import type { ControlCode } from '../../../contract/record/control-code.ts';
import type { OrganisationCode } from '../../../contract/scalar.ts';
import { keyScope } from '../../keys/shortcut.ts';
import type { ViewOf } from '../../state/view.ts';
import type { ScreenSpec } from '../screen.ts';
import { recordKeys } from './keys.ts';
import { en } from './words.en.ts';
import { vi } from './words.vi.ts';

declare module '../../state/view.ts' {
  interface Views {
    /** `issuer` where it is known: two organisations may use the same code. */
    record: {
      code: ControlCode;
      issuer?: OrganisationCode;
      ask?: 'issue' | 'hand';
      /** The copy that was scanned: `2`, or `2.1` of a copy of it. */
      copy?: string;
    };
  }
}

const words = { vi, en };

export const record = {
  words,
  navigation: null,
  commands: [],
  keys: keyScope(
    recordKeys,
    byLanguage((language) => words[language].keys),
  ),
  partOf: (_, book) => book ?? 'record',
  identity: ({ code, issuer }) => `${code} ${issuer ?? ''}`,
  forget: null,
  load: () => import('#screens/record/record.tsx'),
} satisfies ScreenSpec<ViewOf<'record'>, typeof vi>;
