import { describe, expect, it, vi } from 'vitest';

/** As a page that keeps to no types could call it. */
interface Bridge {
  invoke(name: string, args: unknown): Promise<unknown>;
}
const exposed = vi.hoisted(() => new Map<string, Bridge>());
const sent = vi.hoisted((): [string, unknown][] => []);
const answer = vi.hoisted(() => ({ value: async (): Promise<unknown> => ({ ok: true, value: {} }) }));
vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, bridge: Bridge) => exposed.set(name, bridge) },
  ipcRenderer: {
    invoke: (name: string, args: unknown) => {
      // What crosses to main is a copy.
      sent.push([name, structuredClone(args)]);
      return answer.value();
    },
  },
}));
await import('./preload.ts');

const bridge = () => {
  const found = exposed.get('tramMat');
  if (found === undefined) throw new Error('nothing was exposed');
  return found;
};

describe("the preload's copy of a PIN", () => {
  it.each([
    ['main has answered', async () => ({ ok: true, value: {} }), { ok: true, value: {} }],
    ['main is gone', () => Promise.reject(new Error('gone')), { ok: false, error: { code: 'UNEXPECTED' } }],
  ])('is zeroed when %s', async (_, value, expected) => {
    answer.value = value;
    sent.length = 0;
    const pin = Uint8Array.of(49, 50, 51, 52);
    expect(await bridge().invoke('session.unlock', { serial: '1111', pin })).toEqual(expected);
    expect(sent).toEqual([['session.unlock', { serial: '1111', pin: Uint8Array.of(49, 50, 51, 52) }]]);
    expect(pin).toEqual(new Uint8Array(4));
  });

  it('is zeroed when the channel does not exist, and goes nowhere', async () => {
    sent.length = 0;
    const pin = Uint8Array.of(49, 50, 51, 52);
    expect(await bridge().invoke('no.such', { pin })).toEqual({
      ok: false,
      error: { code: 'CHANNEL_UNKNOWN' },
    });
    expect(sent).toEqual([]);
    expect(pin).toEqual(new Uint8Array(4));
  });
});
