import { EventEmitter } from 'node:events';
import type { Session as ProtocolSession } from './chromium/connection.ts';
import type { Chromium } from './chromium/launch.ts';
import type { Page } from './window/page.ts';

const started = Promise.withResolvers<Chromium>();
let chromium: Chromium | undefined;

/** What the parts of the stand-in share: the one Chromium, and the pages that are open in it. */
export const runtime = {
  /** Bears Electron's app events; `app` is this object with its functions added. */
  app: new EventEmitter(),
  contents: new Map<number, Page>(),
  /** Chromium answers. */
  ready: started.promise,

  start(launched: Chromium): void {
    chromium = launched;
    started.resolve(launched);
  },
  get chromium(): Chromium {
    if (chromium === undefined) throw new Error('Not before app is ready');
    return chromium;
  },
  get root(): ProtocolSession {
    return runtime.chromium.connection.root;
  },
  contentsOfFrame(frameId: string): Page | undefined {
    return [...runtime.contents.values()].find((contents) => contents.frames.has(frameId));
  },
  contentsOfTarget(targetId: string): Page | undefined {
    return [...runtime.contents.values()].find((contents) => contents.targetId === targetId);
  },
};
