import type { EventEmitter } from 'node:events';
import type { WebPreferences } from 'electron';
import type { Session as Target } from '../chromium/connection.ts';
import type { ProtocolHandlers } from '../network/protocol.ts';
import type { WebRequest } from '../network/web-request.ts';
import type { InputReport } from '../page/input.ts';
import type { FrameHost } from './frame.ts';
import type { FrameTree } from './frame-tree.ts';

/** What the other parts know of a page; `WebContents` is the page itself. */
export interface Page extends EventEmitter, FrameHost {
  readonly id: number;
  readonly targetId: string;
  readonly preferences: WebPreferences;
  readonly session: EventEmitter & { readonly webRequest: WebRequest; readonly protocol: ProtocolHandlers };
  readonly frames: FrameTree;
  loading: boolean;

  /** The target is there and has run nothing yet. */
  attach(target: Target, targetId: string): void;
  /** The page's own target, or that of a frame in a process of its own. */
  join(target: Target): void;
  /** Asks the app about a navigation that a page started; false when it is to be cancelled. */
  admitNavigation(frameId: string, url: string, redirected: boolean): boolean;
  admitWindow(url: string, frameName: string, features: string): boolean;
  command(...args: Parameters<Target['send']>): ReturnType<Target['send']>;
  storageOrigin(): Promise<string>;
  getURL(): string;
  preloadFailed(error: Error): void;
  /** A person did something in one of its frames. */
  inputSeen(input: InputReport): void;
  crashed(): void;
  /** A page that crashed is alive again with its next document. */
  revive(): void;
  isDestroyed(): boolean;
  /** Its target has ended. */
  gone(): void;
}
