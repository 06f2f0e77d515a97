import { describe, expect, it, vi } from 'vitest';
import { answer, exposed, sent } from '../test/support/electron.ts';

vi.mock('electron', () => import('../test/support/electron.ts'));
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
