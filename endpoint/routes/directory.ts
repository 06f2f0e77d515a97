import { DirectoryQuery } from '../../contract/exchange/api.ts';
import type { Context } from '../context.ts';
import { type App, accept } from '../wire.ts';

/** `GET /v1/directory?since=`: the signed directory as it was published, or null when it is not newer. */
export function directoryRoute(app: App, context: Context): void {
  app.get('/v1/directory', async (request, reply) => {
    context.sessionOf(request);
    const { since } = accept(DirectoryQuery, request.query);
    const { version, json } = context.publishedDirectory();
    if (version <= since) return '{"directory":null}';
    await context.answers.write(context.admittedDevice(request), reply, directoryParts(json));
    return reply;
  });
}

async function* directoryParts(json: Buffer): AsyncIterable<Buffer> {
  yield Buffer.from('{"directory":');
  yield json;
  yield Buffer.from('}');
}
