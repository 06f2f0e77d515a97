import { AppError } from '../../contract/errors/index.ts';
import { AckRequest, MailboxQuery, mailboxPage } from '../../contract/exchange/api.ts';
import type { Context } from '../context.ts';
import type { MailboxItem } from '../storage/port.ts';
import { type App, accept } from '../wire.ts';

/** `GET /v1/mailbox` (long poll) and `POST /v1/mailbox/ack`. */
export function mailboxRoutes(app: App, context: Context): void {
  const { storage, waiters, limits } = context;

  app.get('/v1/mailbox', async (request) => {
    const { organisation } = context.sessionOf(request);
    const { after, wait } = accept(MailboxQuery, request.query);
    const page = () => storage.page(organisation, after, mailboxPage, limits.pageBytes);
    const release = context.enterPoll(request);
    try {
      // The ear is open before the look, so that an arrival between the two is not missed.
      const gone = new AbortController();
      request.raw.stream.once('close', () => gone.abort());
      const arrival = waiters.wait(organisation, wait * 1000, gone.signal);
      let items = await page();
      if (items.length === 0 && wait > 0) {
        await arrival;
        items = await page();
      }
      // While it waited, the terminal may have been struck or its session ended.
      context.admittedDevice(request);
      context.sessionOf(request);
      gone.abort();
      for (const { seq, envelope } of items)
        if (envelope === null) context.log.event('damaged', { organisation, seq });
      return mailboxJson(items);
    } finally {
      release();
    }
  });

  app.post('/v1/mailbox/ack', async (request) => {
    const { organisation } = context.sessionOf(request);
    const { upTo } = accept(AckRequest, request.body);
    if (upTo > (await storage.lastSeq(organisation)))
      throw new AppError('REQUEST_INVALID', { field: 'upTo' });
    const count = await storage.acknowledge(organisation, upTo, context.now().toISOString());
    context.log.event('acknowledged', { organisation, seq: upTo, count });
    return JSON.stringify({ upTo });
  });
}

/** The stored texts are canonical JSON already; only the sealed bytes are written out anew. */
function mailboxJson(items: readonly MailboxItem[]): string {
  const texts = items.map(({ seq, envelope }) => {
    if (envelope === null) return `{"seq":${seq},"envelope":null}`;
    const { header, sealed, warrant } = envelope;
    const seal = Buffer.from(sealed).toString('base64');
    return `{"seq":${seq},"envelope":{"header":${header},"sealed":"${seal}",${warrant.slice(1)}}`;
  });
  return `{"items":[${texts.join(',')}]}`;
}
