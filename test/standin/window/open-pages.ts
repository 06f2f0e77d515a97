import { runtime } from '../runtime.ts';
import type { WebFrame } from './frame.ts';
import type { Page } from './page.ts';

/** The functions of Electron's `webContents` module. */
export const webContents = {
  fromId: (id: number): Page | undefined => runtime.contents.get(id),
  getAllWebContents: (): Page[] => [...runtime.contents.values()],
  getFocusedWebContents: (): Page | null => [...runtime.contents.values()].at(-1) ?? null,
  fromDevToolsTargetId: (targetId: string): Page | undefined => runtime.contentsOfTarget(targetId),
  fromFrame: (frame: WebFrame): Page | undefined => runtime.contentsOfFrame(frame.frameId),
};
