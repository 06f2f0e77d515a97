import { z } from 'zod';

/** Number of a generation of the records that agencies send each other, also of one that comes after this version. */
export const RecordGeneration = z.int().min(1).max(999);
export type RecordGeneration = z.infer<typeof RecordGeneration>;

/** The fields that came with a generation after the first, or that take a value which those before it cannot hold. */
export const LaterField = z.enum(['recipients', 'copyAllowed', 'thing', 'pieces', 'protectUntil']);
export type LaterField = z.infer<typeof LaterField>;
