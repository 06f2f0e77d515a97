/** One end of a message channel between two processes, whatever carries it. */
export interface Port {
  /** Structured clone; the receiver gets a copy. */
  post(message: unknown): void;
  /** Starts delivery. `onClose` is called once, when either end or the other process is gone. */
  listen(onMessage: (message: unknown) => void, onClose: () => void): void;
  close(): void;
}

/** The part of Electron's MessagePortMain that a port needs. */
interface ElectronPort {
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
}

/** A port over Electron's MessagePortMain, in main and in utility processes. */
export const electronPort = (port: ElectronPort): Port => ({
  post: (message) => port.postMessage(message),
  listen(onMessage, onClose) {
    port.on('message', (event) => onMessage(event.data));
    port.on('close', onClose);
    port.start();
  },
  close: () => port.close(),
});
