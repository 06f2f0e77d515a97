import type { createBridgeEnd } from './bridge.ts';
import type { Codec, createCodec } from './codec.ts';
import type { watchInput } from './input.ts';

/** What the page-side code needs of the DOM, which the project's other TypeScript never sees. */
interface Page extends EventTarget {
  location: { href: string };
  top: unknown;
  [name: string]: unknown;
}

export interface IsolatedConfig {
  readonly secret: string;
  readonly binding: string;
  readonly receiver: string;
  readonly subFrames: boolean;
  /** The address of the document before the app's first one, which is no page of the app. */
  readonly firstDocument: string;
  readonly versions: Readonly<Record<string, string | undefined>>;
  readonly argv: readonly string[];
  readonly platform: string;
}

type Preload = (
  require: (name: string) => unknown,
  module: { exports: unknown },
  exports: unknown,
  process: unknown,
) => void;

/** The page's own world: takes what the preload exposes, before any script of the page has run. */
export function mainWorld(secret: string, bridgeEnd: typeof createBridgeEnd): void {
  const page = globalThis as unknown as Page;
  const freeze = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
    for (const item of Object.values(value)) freeze(item);
    return Object.freeze(value);
  };
  const meet = (event: Event): void => {
    event.stopImmediatePropagation();
    const port = (event as MessageEvent).ports[0];
    if (port === undefined) return;
    const end = bridgeEnd(port, 'to-preload', 'to-page');
    port.addEventListener('expose', (exposed) => {
      const { name, api } = (exposed as CustomEvent<{ name: string; api: unknown }>).detail;
      Object.defineProperty(page, name, { value: freeze(end.take(api)), enumerable: true });
    });
  };
  page.addEventListener(secret, meet, { once: true, capture: true });
}

/** The preload's world: `require('electron')`, a message line to main, and the bridge to the page's world. */
export function isolatedWorld(
  config: IsolatedConfig,
  preload: Preload,
  codecOf: typeof createCodec,
  bridgeEnd: typeof createBridgeEnd,
  watch: typeof watchInput,
): void {
  const page = globalThis as unknown as Page;
  if (page.location.href === config.firstDocument) return;
  if (page.top !== page && !config.subFrames) return;
  type Listener = (event: unknown, ...args: unknown[]) => void;
  const bytes = Uint8Array as unknown as { fromBase64(text: string): Uint8Array };
  const codec: Codec = codecOf({
    to: (data) => (data as unknown as { toBase64(): string }).toBase64(),
    from: (text) => bytes.fromBase64(text),
  });
  const post = page[config.binding] as (text: string) => void;
  const tell = (message: object): void => post(codec.encode({ ...message, url: page.location.href }));

  watch(page, (input) => tell({ kind: 'input', input }));

  const channel = new MessageChannel();
  page.dispatchEvent(new MessageEvent(config.secret, { ports: [channel.port2] }));
  const end = bridgeEnd(channel.port2, 'to-page', 'to-preload');
  const contextBridge = {
    exposeInMainWorld(name: string, api: unknown): void {
      channel.port2.dispatchEvent(new CustomEvent('expose', { detail: { name, api: end.give(api) } }));
    },
  };

  const listeners = new Map<string, Listener[]>();
  const pending = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let calls = 0;
  const ipcRenderer = {
    on(name: string, listener: Listener) {
      listeners.set(name, [...(listeners.get(name) ?? []), listener]);
      return ipcRenderer;
    },
    once(name: string, listener: Listener) {
      const one: Listener = (...args) => {
        ipcRenderer.removeListener(name, one);
        listener(...args);
      };
      return ipcRenderer.on(name, one);
    },
    removeListener(name: string, listener: Listener) {
      const left = [...(listeners.get(name) ?? [])];
      const index = left.lastIndexOf(listener);
      if (index !== -1) left.splice(index, 1);
      listeners.set(name, left);
      return ipcRenderer;
    },
    removeAllListeners(name: string) {
      listeners.delete(name);
      return ipcRenderer;
    },
    addListener: (name: string, listener: Listener) => ipcRenderer.on(name, listener),
    off: (name: string, listener: Listener) => ipcRenderer.removeListener(name, listener),
    send: (name: string, ...args: unknown[]) => tell({ kind: 'send', channel: name, args }),
    invoke(name: string, ...args: unknown[]): Promise<unknown> {
      return new Promise((resolve, reject) => {
        calls += 1;
        tell({ kind: 'invoke', id: calls, channel: name, args });
        pending.set(calls, { resolve, reject });
      });
    },
  };

  type FromMain =
    | { kind: 'send'; channel: string; args: unknown[] }
    | { kind: 'answer'; id: number; ok: true; value: unknown }
    | { kind: 'answer'; id: number; ok: false; message: string };
  page[config.receiver] = (text: string): void => {
    const message = codec.decode(text) as FromMain;
    if (message.kind === 'send') {
      const event = { sender: ipcRenderer, ports: [] };
      for (const listener of listeners.get(message.channel) ?? []) listener(event, ...message.args);
      return;
    }
    const call = pending.get(message.id);
    pending.delete(message.id);
    if (message.ok) call?.resolve(message.value);
    else call?.reject(new Error(message.message));
  };

  const electron = { contextBridge, ipcRenderer };
  const require = (name: string): unknown => {
    if (name === 'electron' || name === 'electron/renderer') return electron;
    throw new Error(`module not found: ${name}`);
  };
  const process = {
    type: 'renderer',
    platform: config.platform,
    versions: { ...config.versions },
    argv: [...config.argv],
    env: {},
    contextIsolated: true,
    sandboxed: true,
    isMainFrame: page.top === page,
  };
  const module = { exports: {} };
  try {
    preload(require, module, module.exports, process);
  } catch (error) {
    tell({
      kind: 'preload-error',
      message: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    });
  }
}
