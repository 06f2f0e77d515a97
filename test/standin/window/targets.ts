import type { Params, Session } from '../chromium/connection.ts';
import { firstDocument } from '../chromium/launch.ts';
import { preventable } from '../event.ts';
import { toApp } from '../network/address.ts';
import { interceptRequests } from '../network/intercept.ts';
import { session } from '../network/session.ts';
import { runtime } from '../runtime.ts';
import { openedAddress } from './follow.ts';
import type { Page } from './page.ts';

type Attached = Params<'Target.attachedToTarget'>;
interface Creation {
  contents: Page;
  size: { width: number; height: number };
}

/** Pages that wait for a target; one is made at a time, so that the next new target is the first one's. */
const creations: Creation[] = [];
let creating: Creation | undefined;

export async function watchTargets(): Promise<void> {
  const { root } = runtime;
  root.on('Target.attachedToTarget', (attached) => onAttached(root, attached, undefined));
  root.on('Target.targetDestroyed', ({ targetId }) => runtime.contentsOfTarget(targetId)?.gone());
  root.on('Browser.downloadWillBegin', ({ url, guid, suggestedFilename }) => {
    const event = preventable({});
    const item = {
      getURL: () => toApp(url),
      getFilename: () => suggestedFilename,
      cancel() {},
      setSavePath() {},
    };
    for (const owner of new Set([...runtime.contents.values()].map((contents) => contents.session))) {
      owner.emit('will-download', event, item);
    }
    root.tell('Browser.cancelDownload', { guid });
  });
  interceptRequests();
  await Promise.all([
    root.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    root.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true }),
    root.send('Target.setDiscoverTargets', { discover: true }),
    root.send('Target.setAutoAttach', autoAttach),
  ]);
  // The default session's handlers stand for permissions until a window's session sets its own.
  void session.defaultSession;
}

export function createTarget(creation: Creation): void {
  creations.push(creation);
  void runtime.ready.then(next);
}

const autoAttach = {
  autoAttach: true,
  waitForDebuggerOnStart: true,
  flatten: true,
  filter: [
    { type: 'browser_ui', exclude: true },
    { type: 'browser', exclude: true },
    { type: 'tab', exclude: true },
    {},
  ],
};

function next(): void {
  if (creating !== undefined) return;
  const creation = creations.shift();
  if (creation === undefined) return;
  creating = creation;
  const { root, chromium } = runtime;
  const { contents, size } = creation;
  const opening = chromium.headless
    ? root.send('Target.createTarget', { url: firstDocument, newWindow: true, ...size })
    : chromium.openAppWindow(size);
  opening.catch((error: Error) => {
    if (creating !== creation) return;
    console.error(`[electron stand-in] no window: ${error.message}`);
    creating = undefined;
    contents.gone();
    next();
  });
}

function onAttached(from: Session, { sessionId, targetInfo }: Attached, parent: Page | undefined): void {
  const target = runtime.chromium.connection.session(sessionId);
  const { type, targetId, openerId } = targetInfo;
  if (type === 'page') {
    if (openerId !== undefined) {
      refuseWindow(targetId, openerId, targetInfo.url);
      // It shares its opener's process, which would stay frozen with it until the close is through.
      target.tell('Runtime.runIfWaitingForDebugger');
    } else if (creating === undefined) target.tell('Runtime.runIfWaitingForDebugger');
    else {
      const { contents, size } = creating;
      creating = undefined;
      if (contents.isDestroyed()) runtime.root.tell('Target.closeTarget', { targetId });
      else contents.attach(target, targetId);
      setUp(target, contents);
      if (!runtime.chromium.headless) resize(targetId, size);
      next();
    }
  } else if (type === 'iframe' && parent !== undefined) {
    parent.join(target);
    setUp(target, parent);
  } else {
    target.tell('Runtime.runIfWaitingForDebugger');
    if (parent === undefined) from.tell('Target.detachFromTarget', { sessionId });
  }
}

function setUp(target: Session, contents: Page): void {
  target.on('Target.attachedToTarget', (attached) => onAttached(target, attached, contents));
  target.tell('Target.setAutoAttach', autoAttach);
  runtime.app.emit('standin:target', target);
  target.tell('Runtime.runIfWaitingForDebugger');
}

/** A window manager, or Chromium's memory of the last window, may have had its own idea. */
function resize(targetId: string, bounds: Creation['size']): void {
  runtime.root
    .send('Browser.getWindowForTarget', { targetId })
    .then(({ windowId }) => runtime.root.send('Browser.setWindowBounds', { windowId, bounds }))
    .catch(() => {});
}

/** The new window waits for us and has loaded nothing: closing it now is a refusal. */
function refuseWindow(targetId: string, openerId: string, url: string): void {
  const opener = runtime.contentsOfTarget(openerId);
  if (opener === undefined || !opener.admitWindow(openedAddress(opener) ?? url, '', '')) {
    runtime.root.tell('Target.closeTarget', { targetId });
  }
}
