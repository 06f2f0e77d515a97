import { type FrameHost, WebFrame } from './frame.ts';

/** The frames of one page, by Chromium's identity; the main frame's is the page's target. */
export class FrameTree {
  readonly #host: FrameHost;
  readonly #frames = new Map<string, WebFrame>();
  #mainId = '';

  constructor(host: FrameHost) {
    this.#host = host;
  }

  start(mainId: string): void {
    this.#mainId = mainId;
    this.#frames.set(mainId, new WebFrame(this.#host, mainId, null));
  }
  get mainId(): string {
    return this.#mainId;
  }
  get main(): WebFrame {
    return this.#frames.get(this.#mainId) ?? new WebFrame(this.#host, this.#mainId, null);
  }
  isMain(frameId: string): boolean {
    return frameId === this.#mainId;
  }
  get(frameId: string): WebFrame | undefined {
    return this.#frames.get(frameId);
  }
  has(frameId: string): boolean {
    return this.#frames.has(frameId);
  }

  attached(frameId: string, parentId: string): void {
    if (this.#frames.has(frameId)) return;
    this.#frames.set(frameId, new WebFrame(this.#host, frameId, this.#frames.get(parentId) ?? this.main));
  }
  detached(frameId: string): void {
    const frame = this.#frames.get(frameId);
    if (frame === undefined) return;
    for (const child of frame.frames) this.detached(child.frameId);
    frame.detach();
    this.#frames.delete(frameId);
  }
  /** The page has ended; its frames can still be asked for. */
  end(): void {
    for (const frame of this.#frames.values()) frame.detach();
  }
}
