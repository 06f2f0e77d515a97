import type { Session } from '../chromium/connection.ts';
import { firstDocument } from '../chromium/launch.ts';
import type { Page } from './page.ts';

/** Turns what a target tells about its frames and documents into the page's state and Electron's events. */
export function followFrames(contents: Page, target: Session): void {
  const isMain = (frameId: string) => contents.frames.isMain(frameId);
  /** Shows a document that the app asked for. A frame in a process of its own never does. */
  let begun = false;
  target.on('Page.frameAttached', ({ frameId, parentFrameId }) =>
    contents.frames.attached(frameId, parentFrameId),
  );
  target.on('Page.frameDetached', ({ frameId, reason }) => {
    // A frame that moves to a process of its own is the same frame.
    if (reason !== 'swap') contents.frames.detached(frameId);
  });
  target.on('Page.frameNavigated', ({ frame }) => {
    if (frame.parentId !== undefined) contents.frames.attached(frame.id, frame.parentId);
    const known = contents.frames.get(frame.id);
    if (known === undefined || frame.url === firstDocument) return;
    known.url = frame.url + (frame.urlFragment ?? '');
    known.name = frame.name ?? '';
    if (isMain(frame.id)) {
      begun = true;
      contents.revive();
      contents.emit('did-navigate', {}, known.url, 200, 'OK');
    }
    contents.emit(
      'did-frame-navigate',
      {},
      known.url,
      200,
      'OK',
      isMain(frame.id),
      contents.id,
      known.routingId,
    );
  });
  target.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
    const known = contents.frames.get(frameId);
    if (known === undefined) return;
    known.url = url;
    contents.emit('did-navigate-in-page', {}, known.url, isMain(frameId), contents.id, known.routingId);
  });
  target.on('Page.windowOpen', ({ url }) => opened.set(contents, url));
  target.on('Page.javascriptDialogOpening', ({ type }) =>
    // Nobody may be there to answer; leaving a page is the app's decision.
    target.tell('Page.handleJavaScriptDialog', { accept: type === 'beforeunload' }),
  );
  target.on('Inspector.targetCrashed', () => contents.crashed());
  target.on('Runtime.consoleAPICalled', ({ type, args }) => {
    const message = args.map(({ value, description }) => String(value ?? description ?? '')).join(' ');
    const level = type === 'warning' || type === 'error' || type === 'debug' ? type : 'info';
    const details = { level, message, lineNumber: 0, sourceId: '', frame: contents.frames.main };
    contents.emit('console-message', details, levels[level], message, 0, '');
  });
  target.on('Page.domContentEventFired', () => {
    if (begun) contents.emit('dom-ready', {});
  });
  target.on('Page.loadEventFired', () => {
    if (!begun) return;
    contents.loading = false;
    contents.emit('did-finish-load', {});
    contents.emit('did-stop-loading', {});
  });
}

const levels = { debug: 0, info: 1, warning: 2, error: 3 } as const;

const opened = new WeakMap<Page, string>();

/** The address a page last gave to `window.open`. */
export const openedAddress = (contents: Page): string | undefined => opened.get(contents);
