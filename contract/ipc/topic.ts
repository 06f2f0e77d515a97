import { z } from 'zod';

/** What windows show; a change names those that must be read again. */
export const Topic = z.enum(['today', 'register', 'record', 'outbox', 'ledger', 'directory', 'section']);
export type Topic = z.infer<typeof Topic>;
