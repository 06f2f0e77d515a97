import type { Params } from '../chromium/connection.ts';
import { runtime } from '../runtime.ts';
import type { Page } from '../window/page.ts';
import { policyToBrowser, toApp, toBrowser } from './address.ts';
import { session } from './session.ts';
import type { Decision, RequestDetails } from './web-request.ts';

type Paused = Params<'Fetch.requestPaused'>;
type Failure = 'Aborted' | 'BlockedByClient' | 'InternetDisconnected' | 'Failed';

/** Every request of every page, frame and worker comes through here before anything else happens to it. */
export function interceptRequests(): void {
  runtime.root.on('Fetch.requestPaused', (paused) => {
    answer(paused).catch(() => fail(paused, 'Failed'));
  });
}

let requests = 0;

async function answer(paused: Paused): Promise<void> {
  const contents = runtime.contentsOfFrame(paused.frameId);
  const url = toApp(paused.request.url);
  if (/^(chrome|devtools|chrome-untrusted):/.test(url)) return proceed(paused);
  if (
    paused.resourceType === 'Document' &&
    contents?.admitNavigation(paused.frameId, url, paused.redirectedRequestId !== undefined) === false
  ) {
    return fail(paused, 'Aborted');
  }
  const owner = contents?.session ?? session.defaultSession;
  requests += 1;
  const details: RequestDetails = {
    id: requests,
    url,
    method: paused.request.method,
    ...(contents && {
      webContentsId: contents.id,
      webContents: contents,
      frame: contents.frames.get(paused.frameId),
    }),
    resourceType: kindOf(paused, contents?.frames.isMain(paused.frameId) ?? false),
    referrer: toApp(paused.request.headers['Referer'] ?? ''),
    timestamp: Date.now(),
  };
  const before = await owner.webRequest.decide('onBeforeRequest', details);
  if (before.cancel === true) return fail(paused, 'BlockedByClient');
  if (before.redirectURL !== undefined) return redirect(paused, before.redirectURL);
  const headers = { ...paused.request.headers } as Record<string, string>;
  const sending = await owner.webRequest.decide('onBeforeSendHeaders', {
    ...details,
    requestHeaders: headers,
  });
  if (sending.cancel === true) return fail(paused, 'BlockedByClient');
  await serve(paused, owner, details, sending);
}

async function serve(
  paused: Paused,
  owner: Page['session'],
  details: RequestDetails,
  sending: Decision,
): Promise<void> {
  const handler =
    owner.protocol.handlerFor(details.url) ?? session.defaultSession.protocol.handlerFor(details.url);
  if (handler === undefined) {
    // data: and blob: need no network; for everything else there is none.
    if (/^(data|blob|about):/.test(details.url)) return proceed(paused);
    return fail(paused, 'InternetDisconnected');
  }
  const { method, postData } = paused.request;
  const body = postData === undefined || method === 'GET' || method === 'HEAD' ? null : postData;
  const headers = new Headers();
  for (const [name, value] of Object.entries(sending.requestHeaders ?? paused.request.headers)) {
    headers.set(name, String(value));
  }
  const response = await handler(new Request(details.url, { method, headers, body }));
  const received: Record<string, string[]> = {};
  for (const [name, value] of response.headers) received[name] = [...(received[name] ?? []), value];
  const after = await owner.webRequest.decide('onHeadersReceived', {
    ...details,
    responseHeaders: received,
    statusCode: response.status,
  });
  if (after.cancel === true) return fail(paused, 'BlockedByClient');
  const bytes = Buffer.from(await response.arrayBuffer());
  runtime.root.tell('Fetch.fulfillRequest', {
    requestId: paused.requestId,
    responseCode: response.status === 0 ? 500 : response.status,
    responseHeaders: headerList(after.responseHeaders ?? received),
    body: bytes.toString('base64'),
  });
}

function headerList(headers: Record<string, string | string[]>): { name: string; value: string }[] {
  return Object.entries(headers).flatMap(([name, values]) =>
    [values].flat().map((value) => ({ name, value: translate(name.toLowerCase(), value) })),
  );
}

function translate(name: string, value: string): string {
  if (name.startsWith('content-security-policy')) return policyToBrowser(value);
  return name === 'location' || name === 'access-control-allow-origin' ? toBrowser(value) : value;
}

function kindOf({ resourceType }: Paused, isMain: boolean): string {
  const names: Record<string, string> = {
    Document: isMain ? 'mainFrame' : 'subFrame',
    Stylesheet: 'stylesheet',
    Script: 'script',
    Image: 'image',
    Font: 'font',
    XHR: 'xhr',
    Fetch: 'xhr',
    Ping: 'ping',
    CSPViolationReport: 'cspReport',
    Media: 'media',
    WebSocket: 'webSocket',
  };
  return names[resourceType] ?? 'other';
}

const proceed = ({ requestId }: Paused): void => runtime.root.tell('Fetch.continueRequest', { requestId });
const fail = ({ requestId }: Paused, errorReason: Failure): void =>
  runtime.root.tell('Fetch.failRequest', { requestId, errorReason });
const redirect = ({ requestId }: Paused, url: string): void =>
  runtime.root.tell('Fetch.fulfillRequest', {
    requestId,
    responseCode: 307,
    responseHeaders: [{ name: 'Location', value: toBrowser(url) }],
  });
