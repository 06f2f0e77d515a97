/**
 * What takes the place of Electron's module in the unit tests of main and preload:
 * `vi.mock('electron', () => import('…/test/support/electron.ts'))`. The files of that project share loaded modules, so
 * they must all see this one.
 */
type Listener = (event: unknown, ...args: unknown[]) => Promise<unknown>;

/** The listeners that main has registered, by channel. */
export const registered = new Map<string, Listener>();
export const ipcMain = {
  handle: (name: string, listener: Listener) => registered.set(name, listener),
};

/** As a page that keeps to no types could call it. */
interface Bridge {
  invoke(name: string, args: unknown): Promise<unknown>;
}

/** What the preload has exposed to the page, by name. */
export const exposed = new Map<string, Bridge>();
export const contextBridge = {
  exposeInMainWorld: (name: string, bridge: Bridge) => exposed.set(name, bridge),
};

/** What the preload has sent to main; what crosses is a copy. */
export const sent: [name: string, args: unknown][] = [];
/** What main answers to the preload. */
export const answer = { value: async (): Promise<unknown> => ({ ok: true, value: {} }) };
export const ipcRenderer = {
  invoke: (name: string, args: unknown) => {
    sent.push([name, structuredClone(args)]);
    return answer.value();
  },
};
