import { openScPiv } from './opensc-piv/stack.ts';
import type { Stack } from './stack.ts';

/** Every stack that the tests know. */
export const stacks: readonly Stack[] = [openScPiv];
