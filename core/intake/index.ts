import type { CameIn } from '../../contract/intake/came-in.ts';
import { calendar } from './calendar.ts';
import { directory } from './directory.ts';
import type { IncomingKind } from './kind.ts';
import { law } from './law.ts';
import { revocation } from './revocation.ts';
import { section } from './section.ts';

/** Every kind of document that comes in, in the order in which they are taken: those before say who may sign the next. */
export const incomingKinds: { readonly [Name in CameIn['kind']]: IncomingKind } = {
  revocation,
  directory,
  section,
  calendar,
  law,
};
