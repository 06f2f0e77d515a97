import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { appOrigin } from '../scheme/origin.ts';

/** Whether a request may be answered at all. */
export type SenderGate = (event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>) => boolean;

/**
 * Admits the main frame of a window of ours, alive and showing our own origin. A sub frame, a page of another
 * origin, a frame already replaced and contents that we did not open are all refused.
 */
export const senderGate =
  (owns: (contents: WebContents) => boolean): SenderGate =>
  ({ sender, senderFrame }) => {
    if (senderFrame === null || sender.isDestroyed() || !owns(sender)) return false;
    if (senderFrame.detached || senderFrame.parent !== null) return false;
    if (senderFrame.frameTreeNodeId !== sender.mainFrame.frameTreeNodeId) return false;
    return senderFrame.origin === appOrigin && senderFrame.url.startsWith(`${appOrigin}/`);
  };
