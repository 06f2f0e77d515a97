import { z } from 'zod';
import { Failure } from '../../contract/errors/index.ts';

/** What travels on a port. Arguments, values and events are parsed again with the schema of their name. */

const Name = z.string().min(1).max(64);
const RequestId = z.int().min(1);

export const Request = z.strictObject({
  kind: z.literal('request'),
  id: RequestId,
  name: Name,
  args: z.unknown(),
});
export const Reply = z.discriminatedUnion('ok', [
  z.strictObject({ kind: z.literal('reply'), id: RequestId, ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ kind: z.literal('reply'), id: RequestId, ok: z.literal(false), error: Failure }),
]);
const Push = z.strictObject({ kind: z.literal('event'), name: Name, value: z.unknown() });

/** What a caller receives; a server receives only `Request`. */
export const Incoming = z.union([Reply, Push]);
