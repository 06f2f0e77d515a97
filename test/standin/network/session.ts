import { EventEmitter } from 'node:events';
import { runtime } from '../runtime.ts';
import type { Page } from '../window/page.ts';
import { applyPermissions } from './permissions.ts';
import { ProtocolHandlers } from './protocol.ts';
import { WebRequest } from './web-request.ts';

type RequestHandler = (
  contents: Page | null,
  permission: string,
  callback: (granted: boolean) => void,
  details: object,
) => void;
type CheckHandler = (contents: Page | null, permission: string, origin: string, details: object) => boolean;

/**
 * A partition. Handlers are kept apart by partition; storage is not, because the whole profile is temporary.
 * Devices (USB, HID, serial, Bluetooth), screen capture and downloads do not exist in the stand-in at all.
 */
export class Session extends EventEmitter {
  readonly partition: string;
  readonly webRequest = new WebRequest();
  readonly protocol = new ProtocolHandlers();
  #request: RequestHandler | null = null;
  #check: CheckHandler | null = null;

  constructor(partition: string) {
    super();
    this.partition = partition;
  }

  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.#request = handler;
    this.#apply();
  }
  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.#check = handler;
    this.#apply();
  }

  /** Granted only when a request handler is there and neither handler refuses. */
  grants(permission: string, contents: Page | undefined): Promise<boolean> {
    const request = this.#request;
    if (request === null || contents === undefined) return Promise.resolve(false);
    const details = { requestingUrl: contents.getURL(), isMainFrame: true };
    if (this.#check?.(contents, permission, contents.getURL(), details) === false) {
      return Promise.resolve(false);
    }
    return new Promise((resolve) => request(contents, permission, resolve, details));
  }

  setDevicePermissionHandler(): void {}
  setDisplayMediaRequestHandler(): void {}
  setBluetoothPairingHandler(): void {}
  setUSBProtectedClassesHandler(): void {}
  setCertificateVerifyProc(): void {}
  setSpellCheckerEnabled(): void {}
  setSpellCheckerLanguages(): void {}
  setDownloadPath(): void {}
  setCodeCachePath(): void {}
  setPreloads(): void {}
  disableNetworkEmulation(): void {}
  isSpellCheckerEnabled(): boolean {
    return false;
  }
  isPersistent(): boolean {
    return false;
  }
  async setProxy(): Promise<void> {}
  async resolveProxy(): Promise<string> {
    return 'DIRECT';
  }
  async closeAllConnections(): Promise<void> {}
  async clearHostResolverCache(): Promise<void> {}
  async clearAuthCache(): Promise<void> {}
  async clearCodeCaches(): Promise<void> {}
  flushStorageData(): void {}

  async clearCache(): Promise<void> {
    for (const contents of this.#contents()) await contents.command('Network.clearBrowserCache');
  }
  async clearStorageData(): Promise<void> {
    for (const contents of this.#contents()) {
      const origin = await contents.storageOrigin();
      await contents.command('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    }
  }
  async clearData(): Promise<void> {
    await this.clearStorageData();
  }

  #contents(): Page[] {
    return [...runtime.contents.values()].filter(({ session }) => session === this);
  }

  #apply(): void {
    void runtime.ready.then(() => applyPermissions(this)).catch(() => {});
  }
}

const sessions = new Map<string, Session>();

function fromPartition(partition: string): Session {
  const known = sessions.get(partition);
  if (known !== undefined) return known;
  const created = new Session(partition);
  sessions.set(partition, created);
  runtime.app.emit('session-created', created);
  return created;
}

export const session = {
  fromPartition,
  get defaultSession(): Session {
    return fromPartition('');
  },
};

/** The module-level `protocol` is the default session's. */
export const protocol = {
  registerSchemesAsPrivileged: (schemes: { scheme: string }[]): void =>
    session.defaultSession.protocol.registerSchemesAsPrivileged(schemes),
  handle: (...args: Parameters<ProtocolHandlers['handle']>): void =>
    session.defaultSession.protocol.handle(...args),
  unhandle: (scheme: string): void => session.defaultSession.protocol.unhandle(scheme),
  isProtocolHandled: (scheme: string): boolean => session.defaultSession.protocol.isProtocolHandled(scheme),
};
