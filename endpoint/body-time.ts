import { constants } from 'node:http2';
import type { Context } from './context.ts';
import type { App } from './wire.ts';

/** The whole of a body may take so many times as long as one silence in it. */
const silences = 40;

/**
 * Closes a request whose body stands still for `bodyTime`, or is not complete after many times that. A limit on the
 * whole alone would shut out a thin line: an envelope of the largest class takes 45 seconds at 32 kbit/s.
 */
export function closeSilentBodies(app: App, { limits }: Context): void {
  app.addHook('preParsing', (request, _reply, payload, done) => {
    if (request.method !== 'PUT' && request.method !== 'POST') return done(null, payload);
    const { stream } = request.raw;
    const close = () => stream.close(constants.NGHTTP2_CANCEL);
    const silent = setTimeout(close, limits.bodyTime);
    const late = setTimeout(close, limits.bodyTime * silences);
    const end = () => {
      clearTimeout(silent);
      clearTimeout(late);
    };
    // The parser begins to read in this very call, so a listener here takes no part from it.
    payload.on('data', () => silent.refresh());
    payload.once('end', end);
    stream.once('close', end);
    done(null, payload);
  });
}
