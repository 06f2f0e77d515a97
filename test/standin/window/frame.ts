import { originOf, toApp } from '../network/address.ts';
import type { WebContents } from './web-contents.ts';

let nodes = 0;

/** Electron's WebFrameMain, as far as the sender of a message is told apart by it. */
export class WebFrame {
  readonly frameId: string;
  readonly frameTreeNodeId: number;
  readonly parent: WebFrame | null;
  detached = false;
  name = '';
  #contents: WebContents;
  #url = 'about:blank';

  constructor(contents: WebContents, frameId: string, parent: WebFrame | null) {
    nodes += 1;
    this.frameTreeNodeId = nodes;
    this.frameId = frameId;
    this.parent = parent;
    this.#contents = contents;
  }

  get url(): string {
    return this.#url;
  }
  set url(browserUrl: string) {
    this.#url = toApp(browserUrl);
  }
  get origin(): string {
    return originOf(this.#url);
  }
  get top(): WebFrame {
    return this.parent?.top ?? this;
  }
  get frames(): WebFrame[] {
    return this.#contents.allFrames().filter(({ parent }) => parent === this);
  }
  get processId(): number {
    return this.#contents.getProcessId();
  }
  get routingId(): number {
    return this.frameTreeNodeId;
  }
  get frameToken(): string {
    return this.frameId;
  }
  isDestroyed(): boolean {
    return this.detached;
  }
  send(channel: string, ...args: unknown[]): void {
    this.#contents.sendToFrame(this.frameId, channel, args);
  }
}
