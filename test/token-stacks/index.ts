import { openCryptoki } from './opencryptoki/stack.ts';
import { openScOpenPgp } from './opensc-openpgp/stack.ts';
import { openScPiv } from './opensc-piv/stack.ts';
import { p11Kit } from './p11-kit/stack.ts';
import type { Stack } from './stack.ts';
import { tpm2 } from './tpm2/stack.ts';

/** Every stack that the tests know. */
export const stacks: readonly Stack[] = [openScPiv, openScOpenPgp, p11Kit, tpm2, openCryptoki];
