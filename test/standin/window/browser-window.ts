import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { preventable } from '../event.ts';
import { runtime } from '../runtime.ts';
import { createTarget } from './targets.ts';
import { WebContents } from './web-contents.ts';

const windows = new Map<number, BrowserWindow>();
let windowCount = 0;

export class BrowserWindow extends EventEmitter {
  readonly id: number;
  readonly webContents: WebContents;
  #destroyed = false;
  #visible: boolean;
  #title: string;
  #bounds: Rectangle;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    windowCount += 1;
    this.id = windowCount;
    this.#visible = options.show !== false;
    this.#title = options.title ?? 'Electron';
    this.#bounds = {
      x: options.x ?? 0,
      y: options.y ?? 0,
      width: options.width ?? 800,
      height: options.height ?? 600,
    };
    this.webContents = new WebContents(options.webPreferences ?? {});
    windows.set(this.id, this);
    this.webContents.once('destroyed', () => this.#closed());
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show', {}));
    const { width, height } = this.#bounds;
    createTarget({ contents: this.webContents, size: { width, height } });
    runtime.app.emit('browser-window-created', {}, this);
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }
  loadFile(path: string): Promise<void> {
    return this.webContents.loadFile(path);
  }
  reload(): void {
    this.webContents.reload();
  }
  capturePage(): ReturnType<WebContents['capturePage']> {
    return this.webContents.capturePage();
  }

  /** The app may keep the window open by preventing `close`. */
  close(): void {
    if (this.#destroyed) return;
    const event = preventable({});
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }
  destroy(): void {
    if (!this.#destroyed) this.webContents.close();
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }

  show(): void {
    if (this.#destroyed || this.#visible) return;
    this.#visible = true;
    this.emit('show', {});
    this.focus();
  }
  showInactive(): void {
    this.show();
  }
  hide(): void {
    if (!this.#visible) return;
    this.#visible = false;
    this.emit('hide', {});
  }
  isVisible(): boolean {
    return this.#visible && !this.#destroyed;
  }
  focus(): void {
    this.webContents.focus();
    this.emit('focus', {});
    runtime.app.emit('browser-window-focus', {}, this);
  }
  blur(): void {
    this.emit('blur', {});
  }
  isFocused(): boolean {
    return this.isVisible();
  }
  isMinimized(): boolean {
    return false;
  }
  isMaximized(): boolean {
    return false;
  }
  isFullScreen(): boolean {
    return false;
  }
  restore(): void {
    this.#setState('normal');
  }
  minimize(): void {
    this.#setState('minimized');
  }
  maximize(): void {
    this.#setState('maximized');
  }
  setFullScreen(full: boolean): void {
    this.#setState(full ? 'fullscreen' : 'normal');
  }
  setTitle(title: string): void {
    this.#title = title;
  }
  getTitle(): string {
    return this.#title;
  }
  getBounds(): Rectangle {
    return { ...this.#bounds };
  }
  getNormalBounds(): Rectangle {
    return this.getBounds();
  }
  getContentBounds(): Rectangle {
    return this.getBounds();
  }
  setBounds(bounds: Partial<Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
    const { x, y, width, height } = this.#bounds;
    this.#withWindow((windowId) =>
      runtime.root.send('Browser.setWindowBounds', { windowId, bounds: { left: x, top: y, width, height } }),
    );
    this.emit('resize', {});
  }
  getSize(): [number, number] {
    return [this.#bounds.width, this.#bounds.height];
  }
  getContentSize(): [number, number] {
    return this.getSize();
  }
  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }
  setContentSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }
  center(): void {}
  flashFrame(): void {}
  moveTop(): void {}
  setMinimumSize(): void {}
  setContentProtection(): void {}
  setMenu(): void {}
  removeMenu(): void {}
  setMenuBarVisibility(): void {}
  setAutoHideMenuBar(): void {}
  setSkipTaskbar(): void {}
  setAlwaysOnTop(): void {}
  setBackgroundColor(): void {}
  setProgressBar(): void {}
  setIcon(): void {}

  #setState(windowState: 'normal' | 'minimized' | 'maximized' | 'fullscreen'): void {
    this.#withWindow((windowId) =>
      runtime.root.send('Browser.setWindowBounds', { windowId, bounds: { windowState } }),
    );
  }

  #withWindow(act: (windowId: number) => Promise<unknown>): void {
    const { webContents } = this;
    webContents
      .command('Page.enable')
      .then(() => runtime.root.send('Browser.getWindowForTarget', { targetId: webContents.targetId }))
      .then(({ windowId }) => act(windowId))
      .catch(() => {});
  }

  #closed(): void {
    this.#destroyed = true;
    windows.delete(this.id);
    this.emit('closed');
    if (windows.size === 0) runtime.app.emit('standin:no-windows');
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows.values()];
  }
  static getFocusedWindow(): BrowserWindow | null {
    return [...windows.values()].findLast((window) => window.isVisible()) ?? null;
  }
  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return [...windows.values()].find((window) => window.webContents === contents) ?? null;
  }
  static fromId(id: number): BrowserWindow | null {
    return windows.get(id) ?? null;
  }
}
