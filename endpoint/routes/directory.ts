import type { z } from 'zod';
import { AppError } from '../../contract/errors/index.ts';
import { type DirectoryPart, DirectoryQuery, directoryPartBytes } from '../../contract/exchange/api.ts';
import type { Context, PublishedDirectory } from '../context.ts';
import { type App, accept } from '../wire.ts';

const partDigits = (directoryPartBytes / 3) * 4;

/** `GET /v1/directory?since=`: the signed directory as it was published, or a part of it; null when it is not newer. */
export function directoryRoute(app: App, context: Context): void {
  app.get('/v1/directory', { config: { withQuery: true } }, async (request, reply) => {
    context.sessionOf(request);
    const answer = answerTo(accept(DirectoryQuery, request.query), context.publishedDirectory());
    if (typeof answer === 'string') return answer;
    await context.answers.write(context.admittedDevice(request), reply, answer);
    return reply;
  });
}

/** REQUEST_INVALID for a part past the last. */
function answerTo(
  { since, part, of }: z.infer<typeof DirectoryQuery>,
  directory: PublishedDirectory,
): string | AsyncIterable<Buffer> {
  const isNewer = directory.version > since;
  if (part === undefined) return isNewer ? wholeOf(directory) : '{"directory":null}';
  if (!isNewer) return '{"part":null}';
  const number = of === directory.version ? part : 0;
  if (number * partDigits >= directory.statement.length)
    throw new AppError('REQUEST_INVALID', { field: 'part' });
  return partOf(directory, number);
}

async function* wholeOf({ statement, signature }: PublishedDirectory): AsyncIterable<Buffer> {
  yield Buffer.from('{"directory":{"statement":"');
  yield statement;
  yield Buffer.from(`","signature":"${signature}"}}`);
}

async function* partOf(
  { version, statement, signature }: PublishedDirectory,
  number: number,
): AsyncIterable<Buffer> {
  const begin = number * partDigits;
  const part: DirectoryPart = {
    version,
    number,
    parts: Math.ceil(statement.length / partDigits),
    bytes: statement.toString('latin1', begin, begin + partDigits),
    signature,
  };
  yield Buffer.from(JSON.stringify({ part }));
}
