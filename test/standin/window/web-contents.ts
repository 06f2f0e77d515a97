import { EventEmitter } from 'node:events';
import type { PrintToPDFOptions, WebPreferences } from 'electron';
import type { Session as ProtocolSession } from '../chromium/connection.ts';
import { preventable } from '../event.ts';
import { originOf, toApp, toBrowser } from '../network/address.ts';
import { type Session, session } from '../network/session.ts';
import type { InputReport } from '../page/input.ts';
import { runtime } from '../runtime.ts';
import { followFrames } from './follow.ts';
import type { WebFrame } from './frame.ts';
import { FrameTree } from './frame-tree.ts';
import type { NativeImage } from './native-image.ts';
import type { Page } from './page.ts';
import { capture, printToPDF } from './picture.ts';
import { PreloadLink } from './preload.ts';

type OpenHandler = (details: { url: string; frameName: string; features: string; disposition: string }) => {
  action: 'allow' | 'deny';
};
type Command = ProtocolSession['send'];

let contentsCount = 0;

/** One page. It exists at once, as in Electron; what needs Chromium waits until its target is attached. */
export class WebContents extends EventEmitter implements Page {
  readonly id: number;
  readonly session: Session;
  readonly preferences: WebPreferences;
  readonly frames = new FrameTree(this);
  readonly #attached = Promise.withResolvers<ProtocolSession>();
  readonly #preload: PreloadLink;
  #openHandler: OpenHandler | undefined;
  #destroyed = false;
  #crashed = false;
  #zoom = 1;
  /** A navigation that the app itself asked for; the page's own ones are asked about. */
  #expected: string | undefined;
  loading = false;

  constructor(preferences: WebPreferences, isOfSystem = false) {
    super();
    contentsCount += 1;
    this.id = contentsCount;
    this.preferences = preferences;
    this.session = preferences.session
      ? (preferences.session as unknown as Session)
      : session.fromPartition(preferences.partition ?? '');
    this.#preload = new PreloadLink(this);
    this.#attached.promise.catch(() => {});
    runtime.contents.set(this.id, this);
    if (!isOfSystem) runtime.app.emit('web-contents-created', {}, this);
  }

  /** The page of a window that the app does not know of, such as a message box. */
  static ofSystem(): WebContents {
    return new WebContents({}, true);
  }

  attach(target: ProtocolSession, targetId: string): void {
    this.frames.start(targetId);
    // A target that is on its way out tells so by its own event.
    this.#take(target).then(
      () => this.#attached.resolve(target),
      () => {},
    );
  }

  join(target: ProtocolSession): void {
    this.#take(target).catch(() => {});
  }

  async #take(target: ProtocolSession): Promise<void> {
    followFrames(this, target);
    await Promise.all([
      this.#preload.install(target),
      // The answers to the page's first requests need its frames and worlds to be known.
      target.send('Page.enable'),
      target.send('Runtime.enable'),
    ]);
  }

  get targetId(): string {
    return this.frames.mainId;
  }
  get mainFrame(): WebFrame {
    return this.frames.main;
  }

  admitNavigation(frameId: string, url: string, redirected: boolean): boolean {
    const isMainFrame = this.frames.isMain(frameId);
    const withoutHash = url.replace(/#.*$/, '');
    if (isMainFrame && !redirected && this.#expected?.replace(/#.*$/, '') === withoutHash) return true;
    const frame = this.frames.get(frameId) ?? null;
    const event = preventable({ url, isMainFrame, isSameDocument: false, frame, initiator: frame });
    if (redirected) this.emit('will-redirect', event, url, false, isMainFrame);
    else {
      this.emit('will-frame-navigate', event);
      if (isMainFrame) this.emit('will-navigate', event, url);
    }
    return !event.defaultPrevented;
  }

  admitWindow(url: string, frameName: string, features: string): boolean {
    const disposition = features === '' ? 'foreground-tab' : 'new-window';
    const answer = this.#openHandler?.({ url: toApp(url), frameName, features, disposition });
    if (answer?.action === 'deny') return false;
    console.error('[electron stand-in] window.open: the stand-in opens no windows for pages');
    return false;
  }

  async command(...args: Parameters<Command>): ReturnType<Command> {
    const target = await this.#attached.promise;
    return target.send(...args);
  }
  /** Makes a function of this name in the page's own world; what it is called with comes here. */
  async onBinding(name: string, called: (payload: string) => void): Promise<void> {
    const target = await this.#attached.promise;
    target.on('Runtime.bindingCalled', (call) => {
      if (call.name === name) called(call.payload);
    });
    await target.send('Runtime.addBinding', { name });
  }
  async storageOrigin(): Promise<string> {
    const { securityOrigin } = (await (await this.#attached.promise).send('Page.getFrameTree')).frameTree
      .frame;
    return securityOrigin;
  }

  async loadURL(url: string): Promise<void> {
    this.#expected = url;
    this.loading = true;
    const target = await this.#attached.promise;
    const finished = Promise.withResolvers<void>();
    this.once('did-finish-load', finished.resolve);
    this.once('destroyed', finished.resolve);
    this.emit('did-start-loading');
    try {
      const { errorText } = await target.send('Page.navigate', { url: toBrowser(url) });
      if (errorText !== undefined) {
        this.emit('did-fail-load', {}, -2, errorText, url, true);
        throw new Error(`${errorText} loading '${url}'`);
      }
      await finished.promise;
    } finally {
      this.#expected = undefined;
      this.removeListener('did-finish-load', finished.resolve);
      this.removeListener('destroyed', finished.resolve);
    }
  }
  async loadFile(path: string): Promise<void> {
    await this.loadURL(`file://${path}`);
  }
  reload(): void {
    this.#expected = this.getURL();
    void this.command('Page.reload').catch(() => {});
  }
  reloadIgnoringCache(): void {
    this.reload();
  }
  stop(): void {
    void this.command('Page.stopLoading').catch(() => {});
  }

  send(channel: string, ...args: unknown[]): void {
    this.sendToFrame(this.targetId, channel, args);
  }
  sendToFrame(frameId: string, channel: string, args: unknown[]): void {
    if (!this.#destroyed) this.#preload.send(frameId, channel, args);
  }
  postMessage(channel: string, message: unknown, transfer: unknown[] = []): void {
    if (transfer.length > 0) throw new Error('The stand-in hands no ports to pages');
    this.send(channel, message);
  }
  preloadFailed(error: Error): void {
    console.error(`[electron stand-in] preload: ${error.message}`);
    this.emit('preload-error', {}, this.preferences.preload ?? '', error);
  }

  /** Comes after the page got the event, so preventing it has no effect here. */
  inputSeen(input: InputReport): void {
    const { kind, type, ...details } = input;
    if (kind === 'key') this.emit('before-input-event', preventable({}), { type, ...details, modifiers: [] });
    this.emit('input-event', {}, { type: type === 'keyDown' ? 'rawKeyDown' : type, modifiers: [] });
  }

  async executeJavaScript(code: string): Promise<unknown> {
    const target = await this.#attached.promise;
    const { result, exceptionDetails } = await target.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    });
    if (exceptionDetails !== undefined) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value;
  }
  async capturePage(): Promise<NativeImage> {
    return capture(await this.#attached.promise);
  }
  async printToPDF(options: PrintToPDFOptions = {}): Promise<Buffer> {
    return printToPDF(await this.#attached.promise, options);
  }
  /** There is no printer here: the page is rendered as for one, and the app learns that nothing came out. */
  print(_options?: object, callback?: (success: boolean, reason: string) => void): void {
    this.printToPDF().then(
      () => callback?.(false, 'No printers available on the stand-in'),
      (error: Error) => callback?.(false, error.message),
    );
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }
  getURL(): string {
    return this.frames.get(this.targetId)?.url ?? '';
  }
  getOrigin(): string {
    return originOf(this.getURL());
  }
  getTitle(): string {
    return '';
  }
  getProcessId(): number {
    return this.id;
  }
  getOSProcessId(): number {
    return runtime.chromium.process.pid ?? 0;
  }
  getLastWebPreferences(): WebPreferences {
    return { ...this.preferences };
  }
  getType(): 'window' {
    return 'window';
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  isCrashed(): boolean {
    return this.#crashed;
  }
  isLoading(): boolean {
    return this.loading;
  }
  isFocused(): boolean {
    return !this.#destroyed;
  }
  focus(): void {
    void this.command('Page.bringToFront').catch(() => {});
  }
  setZoomFactor(factor: number): void {
    this.#zoom = factor;
    this.#applyZoom();
  }
  getZoomFactor(): number {
    return this.#zoom;
  }
  setZoomLevel(level: number): void {
    this.setZoomFactor(1.2 ** level);
  }
  getZoomLevel(): number {
    return Math.log(this.#zoom) / Math.log(1.2);
  }
  get zoomFactor(): number {
    return this.#zoom;
  }
  set zoomFactor(factor: number) {
    this.setZoomFactor(factor);
  }
  async setVisualZoomLevelLimits(): Promise<void> {}
  setWebRTCIPHandlingPolicy(): void {}
  setIgnoreMenuShortcuts(): void {}
  setBackgroundThrottling(): void {}
  setUserAgent(): void {}
  getUserAgent(): string {
    return '';
  }
  openDevTools(): void {}
  closeDevTools(): void {}
  isDevToolsOpened(): boolean {
    return false;
  }
  forcefullyCrashRenderer(): void {
    void this.command('Page.crash').catch(() => {});
  }
  crashed(): void {
    this.#crashed = true;
    const details = { reason: 'crashed', exitCode: 1 };
    this.emit('render-process-gone', {}, details);
    runtime.app.emit('render-process-gone', {}, this, details);
  }
  revive(): void {
    this.#crashed = false;
    if (this.#zoom !== 1) this.#applyZoom();
  }

  close(): void {
    // A target that is still to come is closed when it does.
    if (this.targetId === '') this.gone();
    else runtime.root.send('Target.closeTarget', { targetId: this.targetId }).catch(() => this.gone());
  }
  gone(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.frames.end();
    runtime.contents.delete(this.id);
    this.#attached.reject(new Error('The page is gone'));
    this.emit('destroyed');
  }

  /** CSS zoom of the root: layout as with Electron's zoom, without its media queries. */
  #applyZoom(): void {
    const zoom = JSON.stringify(String(this.#zoom));
    void this.executeJavaScript(`document.documentElement.style.zoom = ${zoom}; undefined`).catch(() => {});
  }
}
