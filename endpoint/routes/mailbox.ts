import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../contract/errors/index.ts';
import { AckRequest, MailboxQuery } from '../../contract/exchange/api.ts';
import type { Context } from '../context.ts';
import { acknowledgedAtOnce, type MailboxItem } from '../storage/port.ts';
import { type App, accept } from '../wire.ts';

/** `GET /v1/mailbox` (long poll) and `POST /v1/mailbox/ack`. */
export function mailboxRoutes(app: App, context: Context): void {
  const { storage, waiters, limits } = context;

  app.get('/v1/mailbox', { config: { withQuery: true } }, async (request, reply) => {
    const { organisation } = context.sessionOf(request);
    const { after, wait, limit } = accept(MailboxQuery, request.query);
    const { stream } = request.raw;
    const device = context.admittedDevice(request);
    const begin = async () => {
      const items = storage.page(organisation, after, limit, limits.pageBytes);
      return { items, first: await items.next() };
    };
    const release = context.enterPoll(request);
    try {
      // The ear is open before the look, so that an arrival between the two is not missed.
      const gone = new AbortController();
      stream.once('close', () => gone.abort());
      const arrival = waiters.wait(organisation, wait * 1000, gone.signal);
      let page = await begin();
      if (page.first.done === true && wait > 0) {
        await arrival;
        page = await begin();
      }
      // While it waited, the terminal may have been struck or its session ended.
      context.admittedDevice(request);
      context.sessionOf(request);
      gone.abort();
      if (page.first.done === true) return '{"items":[]}';
      const damaged = (seq: number) => context.log.event('damaged', { organisation, seq });
      await context.answers.write(device, reply, pageParts(page.first.value, page.items, damaged));
      return reply;
    } finally {
      release();
    }
  });

  app.post('/v1/mailbox/ack', async (request) => {
    const { organisation } = context.sessionOf(request);
    const { upTo } = accept(AckRequest, request.body);
    if (upTo > (await storage.lastSeq(organisation)))
      throw new AppError('REQUEST_INVALID', { field: 'upTo' });
    const at = context.now().toISOString();
    let count = 0;
    for (let part = acknowledgedAtOnce; part === acknowledgedAtOnce; count += part) {
      const { count: acknowledged, dropped } = await storage.acknowledge(organisation, upTo, at);
      context.quotas.dropped(dropped);
      part = acknowledged;
      // Others go on in between.
      await setImmediate();
    }
    context.log.event('acknowledged', { organisation, seq: upTo, count });
    return JSON.stringify({ upTo });
  });
}

/** The JSON of a page, an envelope at a time. */
async function* pageParts(
  first: MailboxItem,
  rest: AsyncIterable<MailboxItem>,
  damaged: (seq: number) => void,
): AsyncIterable<Buffer> {
  const part = (begin: string, item: MailboxItem) => {
    if (item.envelope === null) damaged(item.seq);
    return Buffer.from(begin + itemJson(item));
  };
  yield part('{"items":[', first);
  for await (const item of rest) yield part(',', item);
  yield Buffer.from(']}');
}

/** The stored texts are canonical JSON already; only the sealed bytes are written out anew. */
function itemJson({ seq, envelope }: MailboxItem): string {
  if (envelope === null) return `{"seq":${seq},"envelope":null}`;
  const { header, sealed, warrant } = envelope;
  const seal = Buffer.from(sealed).toString('base64');
  return `{"seq":${seq},"envelope":{"header":${header},"sealed":"${seal}",${warrant.slice(1)}}`;
}
