import { originOf, toApp } from '../network/address.ts';

/** What a frame needs of the page that it belongs to. */
export interface FrameHost {
  getProcessId(): number;
  sendToFrame(frameId: string, channel: string, args: unknown[]): void;
}

let nodes = 0;

/** Electron's WebFrameMain, as far as the sender of a message is told apart by it. */
export class WebFrame {
  readonly frameId: string;
  readonly frameTreeNodeId: number;
  readonly parent: WebFrame | null;
  name = '';
  readonly #host: FrameHost;
  readonly #children = new Set<WebFrame>();
  #detached = false;
  #url = 'about:blank';

  constructor(host: FrameHost, frameId: string, parent: WebFrame | null) {
    nodes += 1;
    this.frameTreeNodeId = nodes;
    this.frameId = frameId;
    this.parent = parent;
    this.#host = host;
    if (parent !== null) parent.#children.add(this);
  }

  /** Gone from its page. */
  detach(): void {
    this.#detached = true;
    if (this.parent !== null) this.parent.#children.delete(this);
  }

  get detached(): boolean {
    return this.#detached;
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
    return [...this.#children];
  }
  get processId(): number {
    return this.#host.getProcessId();
  }
  get routingId(): number {
    return this.frameTreeNodeId;
  }
  get frameToken(): string {
    return this.frameId;
  }
  isDestroyed(): boolean {
    return this.#detached;
  }
  send(channel: string, ...args: unknown[]): void {
    this.#host.sendToFrame(this.frameId, channel, args);
  }
}
