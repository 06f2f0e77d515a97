import { app, powerMonitor } from 'electron';
import type { ShellLog } from './log.ts';

/**
 * Quitting waits for the core to sign, store and close: the first `before-quit` is held back until that is
 * done, within the bound the broker keeps, and every further one meanwhile too.
 */
export function quitInOrder(broker: { stop(): Promise<void> }, log: ShellLog): void {
  let state: 'running' | 'stopping' | 'stopped' = 'running';

  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    if (state === 'stopped') return;
    event.preventDefault();
    if (state === 'stopping') return;
    state = 'stopping';
    void broker
      .stop()
      .catch((error: unknown) => log.failed('quit', 'UNEXPECTED', error))
      .then(() => {
        state = 'stopped';
        log.event('stopped');
        app.quit();
      });
  });
  // Linux and macOS announce that the machine goes down; Windows ends the session through the window.
  powerMonitor.on('shutdown', (event?: { preventDefault(): void }) => {
    event?.preventDefault();
    app.quit();
  });
}
