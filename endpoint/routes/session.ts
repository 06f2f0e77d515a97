import { SessionRequest } from '../../contract/exchange/api.ts';
import type { Context } from '../context.ts';
import { countersignedJson } from '../receipts.ts';
import { type App, accept } from '../wire.ts';

export const sessionPath = '/v1/session';

/** `POST /v1/session`. */
export function sessionRoute(app: App, context: Context): void {
  app.post(sessionPath, { config: { withoutSession: true } }, async (request) => {
    const body = accept(SessionRequest, request.body);
    const connection = context.connectionOf(request);
    const device = context.admittedDevice(request);
    const session = await context.sessions.open(connection, body, device, context.authority(), context.now());
    const { organisation, terminal } = session;
    context.log.event('session-opened', { organisation, terminal, id: session.person });
    const anchor = await context.storage.lastAnchor(organisation, terminal);
    const lastAnchor = anchor === undefined ? 'null' : countersignedJson(anchor.receipt);
    return `{"organisation":${JSON.stringify(organisation)},"lastAnchor":${lastAnchor}}`;
  });
}
