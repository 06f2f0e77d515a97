import { contextBridge, ipcRenderer } from 'electron';
import type { Outcome } from '../contract/errors/index.ts';
import type { TramMatBridge } from '../contract/ipc/bridge.ts';
import { bridgeName } from '../contract/ipc/bridge.ts';
import { ipcEventNames, ipcNames } from '../contract/ipc/names.ts';
import { wipeBytes } from './rpc/wipe.ts';

/** Exposes exactly the map of channels and events; a name that is not on it goes nowhere. */

const failure = (code: 'CHANNEL_UNKNOWN' | 'UNEXPECTED'): Outcome<never> => ({ ok: false, error: { code } });

const bridge = {
  async invoke(name: string, args: unknown): Promise<Outcome<unknown>> {
    try {
      if (!Object.hasOwn(ipcNames, name)) return failure('CHANNEL_UNKNOWN');
      return await ipcRenderer.invoke(name, args);
    } catch {
      // Main answers every request with an outcome; only its end makes one reject, and there is no log here.
      return failure('UNEXPECTED');
    } finally {
      // The bridge copies what it takes from the page; the only bytes among it are a PIN.
      wipeBytes(args);
    }
  },
  on(name: string, listener: (event: unknown) => void): () => void {
    if (!Object.hasOwn(ipcEventNames, name)) return () => {};
    const forward = (_event: unknown, value: unknown) => listener(value);
    ipcRenderer.on(name, forward);
    return () => {
      ipcRenderer.removeListener(name, forward);
    };
  },
};

contextBridge.exposeInMainWorld(bridgeName, bridge satisfies Record<keyof TramMatBridge, unknown>);
