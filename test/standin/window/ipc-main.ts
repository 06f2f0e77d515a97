import { EventEmitter } from 'node:events';
import type { WebFrame } from './frame.ts';
import type { Page } from './page.ts';

interface IpcEvent {
  type: 'frame';
  sender: Page;
  senderFrame: WebFrame | null;
  processId: number;
  frameId: number;
  ports: never[];
  reply(channel: string, ...args: unknown[]): void;
}
type Handler = (event: IpcEvent, ...args: unknown[]) => unknown;

class IpcMain extends EventEmitter {
  readonly #handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    this.#handlers.set(channel, handler);
  }
  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel);
      return handler(event, ...args);
    });
  }
  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  /** Rejects with the message that the renderer's `invoke` rejects with. */
  async call(event: IpcEvent, channel: string, args: unknown[]): Promise<unknown> {
    const handler = this.#handlers.get(channel);
    const fault = (error: unknown) => new Error(`Error invoking remote method '${channel}': ${error}`);
    if (handler === undefined) throw fault(`Error: No handler registered for '${channel}'`);
    try {
      return await handler(event, ...args);
    } catch (error) {
      throw fault(error);
    }
  }
}

export const ipcMain = new IpcMain();

export const ipcEvent = (sender: Page, frame: WebFrame | undefined): IpcEvent => ({
  type: 'frame',
  sender,
  senderFrame: frame ?? null,
  processId: sender.getProcessId(),
  frameId: frame?.routingId ?? -1,
  ports: [],
  reply: (channel, ...args) => frame?.send(channel, ...args),
});
