import { z } from 'zod';

/** A way by which the machine gives the memory of a process away: it must be closed in the system, not here. */
export const Exposure = z.enum(['core-dumps', 'swap', 'ptrace']);
export type Exposure = z.infer<typeof Exposure>;
