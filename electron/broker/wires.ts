import type { Port } from '../rpc/port.ts';

/** What main says to a child when it hands over a port. */
export type PortRole = 'main' | 'token' | 'shell' | 'core';

/** A child process as the broker sees it; `Far` is an end of a channel that can be handed to a child. */
export interface Child<Far> {
  give(role: PortRole, port: Far): void;
  /** Called once, with whatever ended the process. */
  onExit(listener: () => void): void;
  kill(): void;
}

export interface Wires<Far> {
  launchCore(): Child<Far>;
  launchTokenHost(): Child<Far>;
  /** A channel with one end here. */
  toChild(): { near: Port; far: Far };
  /** A channel between two children. */
  betweenChildren(): [Far, Far];
}
