import { z } from 'zod';

/** The arguments or the result of a channel that has none. */
export const nothing = z.strictObject({});
