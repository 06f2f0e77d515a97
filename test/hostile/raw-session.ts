import { type ClientHttp2Session, connect, type IncomingHttpHeaders } from 'node:http2';
import { exporterLabel, mediaType } from '../../contract/exchange/api.ts';
import { canonicalBytes } from '../../core/encoding/canonical.ts';
import type { SignBytes } from '../../core/encoding/statement.ts';
import { dial, type PeerIdentity } from '../../native/network/dial.ts';

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}
/** A terminal of the right identity and without manners: it sends what it is told to. */
export interface RawSession {
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<RawAnswer>;
  close(): void;
}

export async function openRawSession(
  identity: PeerIdentity,
  self: { organisation: string; terminal: string },
  sign: SignBytes,
): Promise<RawSession> {
  const socket = await dial(identity);
  const exporter = socket.exportKeyingMaterial(32, exporterLabel, Buffer.alloc(0));
  const connection = connect(`https://${identity.host}:${identity.port}`, { createConnection: () => socket });
  connection.on('error', () => connection.destroy());
  const statement = {
    purpose: 'tram-mat/session',
    exporter: exporter.toString('base64'),
    ...self,
    at: new Date().toISOString(),
  };
  const signature = Buffer.from(await sign(canonicalBytes(statement))).toString('base64');
  const answer = await send(connection, 'POST', '/v1/session', { statement, signature });
  if (answer.status !== 200) throw new Error(`no session: ${answer.text}`);
  return { send: (...order) => send(connection, ...order), close: () => connection.destroy() };
}

function send(
  connection: ClientHttp2Session,
  method: string,
  path: string,
  body?: unknown,
  more: Record<string, string> = {},
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const stream = connection.request({
      ':method': method,
      ':path': path,
      ...(body === undefined ? {} : { 'content-type': mediaType }),
      ...more,
    });
    let headers: IncomingHttpHeaders = {};
    let text = '';
    stream.setEncoding('utf8');
    stream.on('response', (answered) => {
      headers = answered;
    });
    stream.on('data', (part: string) => {
      text += part;
    });
    stream.on('error', reject);
    stream.on('close', () => resolve({ status: Number(headers[':status'] ?? 0), headers, text }));
    stream.end(typeof body === 'string' || body === undefined ? body : JSON.stringify(body));
  });
}
