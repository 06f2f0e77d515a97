export interface RequestDetails {
  id: number;
  url: string;
  method: string;
  webContentsId?: number;
  webContents?: object;
  frame?: unknown;
  resourceType: string;
  referrer: string;
  timestamp: number;
  requestHeaders?: Record<string, string>;
  responseHeaders?: Record<string, string[]>;
  statusCode?: number;
}
export interface Decision {
  cancel?: boolean;
  redirectURL?: string;
  requestHeaders?: Record<string, string | string[]>;
  responseHeaders?: Record<string, string | string[]>;
}
type Listener = (details: RequestDetails, callback: (decision: Decision) => void) => void;
type Filter = { urls: string[] };
export type Stage = 'onBeforeRequest' | 'onBeforeSendHeaders' | 'onHeadersReceived';

/** The last listener of each stage decides; one that never answers holds the request, as in Electron. */
export class WebRequest {
  readonly #listeners = new Map<Stage, { filter: Filter | null; listener: Listener }>();

  onBeforeRequest(...args: [Listener | null] | [Filter, Listener | null]): void {
    this.#set('onBeforeRequest', args);
  }
  onBeforeSendHeaders(...args: [Listener | null] | [Filter, Listener | null]): void {
    this.#set('onBeforeSendHeaders', args);
  }
  onHeadersReceived(...args: [Listener | null] | [Filter, Listener | null]): void {
    this.#set('onHeadersReceived', args);
  }

  decide(stage: Stage, details: RequestDetails): Promise<Decision> {
    const entry = this.#listeners.get(stage);
    if (entry === undefined || !matches(entry.filter, details.url)) return Promise.resolve({});
    return new Promise((resolve) => entry.listener(details, (decision) => resolve(decision ?? {})));
  }

  #set(stage: Stage, args: [Listener | null] | [Filter, Listener | null]): void {
    const [filter, listener] = args.length === 2 ? args : [null, args[0]];
    if (listener === null) this.#listeners.delete(stage);
    else this.#listeners.set(stage, { filter, listener });
  }
}

function matches(filter: Filter | null, url: string): boolean {
  if (filter === null) return true;
  return filter.urls.some((pattern) => {
    if (pattern === '<all_urls>') return true;
    const source = pattern.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
    return new RegExp(`^${source}$`).test(url);
  });
}
