import { z } from 'zod';

/**
 * Identity of one thing that a person wants done, made at random for each form or button and kept until it is done. The
 * core answers a second request of the same identity with the first one's result. It is never stored and never sent on.
 */
const RequestId = z.uuid({ version: 'v4' }).regex(/^[0-9a-f-]+$/);

/** The arguments of a channel that writes to the ledger. */
export const command = <const Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject({ request: RequestId, ...shape });
