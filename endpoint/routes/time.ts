import type { z } from 'zod';
import { TimeQuery, type TimeStatement } from '../../contract/exchange/api.ts';
import type { Context } from '../context.ts';
import { countersignedJson } from '../receipts.ts';
import { type App, accept } from '../wire.ts';

/** `GET /v1/time?nonce=`: the nonce of the asker is in the signed answer, so an old one cannot be replayed. */
export function timeRoute(app: App, context: Context): void {
  app.get('/v1/time', { config: { withQuery: true } }, async (request) => {
    context.sessionOf(request);
    const { nonce } = accept(TimeQuery, request.query);
    const at = context.now();
    const statement: z.infer<typeof TimeStatement> = {
      purpose: 'tram-mat/time',
      nonce,
      at: at.toISOString(),
    };
    return countersignedJson(await context.countersigner.sign(statement, at));
  });
}
