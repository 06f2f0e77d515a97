import type { ControlCode } from '../../../contract/record/control-code.ts';
import type { OrganisationCode } from '../../../contract/scalar.ts';
import type { ViewOf } from '../../state/view.ts';
import type { ScreenSpec } from '../screen.ts';
import { recordScope, words } from './scope.ts';
import type { vi } from './words.vi.ts';

declare module '../../state/view.ts' {
  interface Views {
    /** `issuer` where it is known: two organisations may use the same code. */
    record: {
      code: ControlCode;
      issuer?: OrganisationCode;
      ask?: 'issue' | 'hand';
      /** The copy that it is opened at, `2`, or `2.1` of a copy of it: in sight, with the keyboard, and marked. */
      copy?: string;
    };
  }
}

export const record = {
  words,
  navigation: null,
  commands: [],
  keys: recordScope,
  partOf: (_, book) => book ?? 'record',
  identity: ({ code, issuer }) => `${code} ${issuer ?? ''}`,
  forget: null,
  load: () => import('#screens/record/record.tsx'),
} satisfies ScreenSpec<ViewOf<'record'>, typeof vi>;
