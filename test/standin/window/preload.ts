import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Session } from '../chromium/connection.ts';
import { firstDocument } from '../chromium/launch.ts';
import { createCodec } from '../page/codec.ts';
import type { InputReport } from '../page/input.ts';
import { isolatedWorldScript, mainWorldScript } from '../page/scripts.ts';
import { ipcEvent, ipcMain } from './ipc-main.ts';
import type { Page } from './page.ts';

const world = 'Electron Isolated Context';
const receiver = '__receive';
const codec = createCodec({
  to: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  from: (text) => new Uint8Array(Buffer.from(text, 'base64')),
});

type FromPage = { url: string } & (
  | { kind: 'send'; channel: string; args: unknown[] }
  | { kind: 'invoke'; id: number; channel: string; args: unknown[] }
  | { kind: 'preload-error'; message: string }
  | { kind: 'input'; input: InputReport }
);
interface Place {
  session: Session;
  contextId: number;
}

/** A window's preload: put into its own world of every document, and the line between it and main. */
export class PreloadLink {
  readonly #contents: Page;
  /** Unguessable, so that no page can stand in for the preload's world or call main in its place. */
  readonly #binding = `_${randomBytes(16).toString('hex')}`;
  readonly #scripts: { main: string; isolated: string } | undefined;
  readonly #places = new Map<string, Place>();

  constructor(contents: Page) {
    this.#contents = contents;
    this.#scripts = this.#prepare();
  }

  /**
   * Before the target runs anything. Resolves when Chromium holds the scripts: a navigation asked for earlier
   * can move to a process that does not know them, and the page would start without its preload.
   */
  async install(session: Session): Promise<void> {
    session.on('Runtime.executionContextCreated', ({ context }) => {
      const frameId = (context.auxData as { frameId?: string } | undefined)?.frameId;
      if (context.name === world && frameId !== undefined) {
        this.#places.set(frameId, { session, contextId: context.id });
      }
    });
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      this.#forget((place) => place.session === session && place.contextId === executionContextId);
    });
    session.on('Runtime.executionContextsCleared', () => this.#forget((place) => place.session === session));
    if (this.#scripts === undefined) return;
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === this.#binding) this.#receive(session, executionContextId, payload);
    });
    const { main, isolated } = this.#scripts;
    await Promise.all([
      session.send('Runtime.addBinding', { name: this.#binding, executionContextName: world }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: main }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: isolated, worldName: world }),
    ]);
  }

  send(frameId: string, channel: string, args: unknown[]): void {
    this.#post(this.#places.get(frameId), { kind: 'send', channel, args });
  }

  #forget(gone: (place: Place) => boolean): void {
    for (const [frameId, place] of this.#places) if (gone(place)) this.#places.delete(frameId);
  }

  #post(place: Place | undefined, message: object): void {
    const text = codec.encode(message);
    place?.session.tell('Runtime.callFunctionOn', {
      executionContextId: place.contextId,
      functionDeclaration: `function (text) { globalThis.${receiver}?.(text); }`,
      arguments: [{ value: text }],
      silent: true,
    });
  }

  #receive(session: Session, contextId: number, payload: string): void {
    const message = codec.decode(payload) as FromPage;
    const place = { session, contextId };
    const frameId = this.#frameOf(place);
    const frame = frameId === undefined ? undefined : this.#contents.frames.get(frameId);
    if (frame !== undefined) frame.url = message.url;
    if (message.kind === 'preload-error') {
      this.#contents.preloadFailed(new Error(message.message));
      return;
    }
    if (message.kind === 'input') {
      this.#contents.inputSeen(message.input);
      return;
    }
    const event = ipcEvent(this.#contents, frame);
    if (message.kind === 'send') {
      ipcMain.emit(message.channel, event, ...message.args);
      this.#contents.emit('ipc-message', event, message.channel, ...message.args);
      return;
    }
    ipcMain.call(event, message.channel, message.args).then(
      (value) => this.#reply(place, message.id, value),
      (error: Error) =>
        this.#post(place, { kind: 'answer', id: message.id, ok: false, message: error.message }),
    );
  }

  #reply(place: Place, id: number, value: unknown): void {
    try {
      this.#post(place, { kind: 'answer', id, ok: true, value });
    } catch (error) {
      this.#post(place, { kind: 'answer', id, ok: false, message: String(error) });
    }
  }

  #frameOf({ session, contextId }: Place): string | undefined {
    for (const [frameId, place] of this.#places) {
      if (place.session === session && place.contextId === contextId) return frameId;
    }
    return undefined;
  }

  #prepare(): { main: string; isolated: string } | undefined {
    const { preload, nodeIntegrationInSubFrames, additionalArguments } = this.#contents.preferences;
    if (preload === undefined) return undefined;
    try {
      const config = {
        secret: randomBytes(16).toString('hex'),
        binding: this.#binding,
        receiver,
        subFrames: nodeIntegrationInSubFrames === true,
        firstDocument,
        versions: process.versions,
        argv: [process.execPath, ...(additionalArguments ?? [])],
        platform: process.platform,
      };
      return {
        main: mainWorldScript(config.secret),
        isolated: isolatedWorldScript(config, readFileSync(preload, 'utf8'), preload),
      };
    } catch (error) {
      // After the constructor, when somebody can listen.
      queueMicrotask(() => this.#contents.preloadFailed(error as Error));
      return undefined;
    }
  }
}
