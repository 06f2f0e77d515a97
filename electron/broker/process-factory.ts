import type { Port } from '../rpc/port.ts';

/** What main sends to a child with a port. */
export type PortRole = 'main' | 'token' | 'shell' | 'core';

/** A child process as the broker sees it; `RemotePort` is an end of a channel that can be handed to a child. */
export interface Child<RemotePort> {
  handOver(role: PortRole, port: RemotePort): void;
  /** Called once, with whatever ended the process. */
  onExit(listener: () => void): void;
  kill(): void;
  /** Ends a process that may be stuck in foreign code: it is not asked, and nothing of it runs any more. */
  abort(): void;
}

export interface ProcessFactory<RemotePort> {
  launchCore(): Child<RemotePort>;
  launchTokenHost(): Child<RemotePort>;
  /** A channel with one end here. */
  toChild(): { local: Port; remote: RemotePort };
  /** A channel between two children. */
  betweenChildren(): [RemotePort, RemotePort];
}
