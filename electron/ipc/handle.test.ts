import { beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { defineChannels } from '../../contract/channel.ts';
import { registered } from '../../test/support/electron.ts';
import { createLog } from '../log.ts';
import { appOrigin } from '../scheme/origin.ts';

vi.mock('electron', () => import('../../test/support/electron.ts'));
const { handleChannels } = await import('./handle.ts');
const { senderGate } = await import('./sender.ts');

const channels = defineChannels({
  double: { args: z.strictObject({ n: z.int() }), result: z.strictObject({ n: z.int() }) },
  pin: { args: z.strictObject({ pin: z.instanceof(Uint8Array) }), result: z.strictObject({}) },
});

/** A frame as Electron describes it in an event. */
const frame = (change: object = {}) => ({
  detached: false,
  parent: null,
  frameTreeNodeId: 1,
  origin: appOrigin,
  url: `${appOrigin}/index.html`,
  ...change,
});
const contents = (change: object = {}) => ({ isDestroyed: () => false, mainFrame: frame(), ...change });

const ours = contents();
let calls = 0;
let seen: Uint8Array[] = [];
let digits: number[][] = [];
let fail = false;
let result: unknown = { n: 4 };
const logged: string[] = [];

beforeEach(() => {
  calls = 0;
  seen = [];
  digits = [];
  fail = false;
  result = { n: 4 };
  registered.clear();
  handleChannels(
    channels,
    {
      double: () => {
        calls += 1;
        return result as { n: number };
      },
      pin: ({ pin }) => {
        seen.push(pin);
        digits.push([...pin]);
        if (fail) throw new Error('the token is gone');
        return {};
      },
    },
    {
      admits: senderGate((sender) => (sender as unknown) === ours),
      log: createLog((line) => logged.push(line)),
      results: 'parsed',
    },
  );
});

const invoke = (event: object, ...args: unknown[]) => registered.get('double')?.(event, ...args);
const own = { sender: ours, senderFrame: frame() };

describe('a request of our own main frame', () => {
  it('is answered', async () => {
    expect(await invoke(own, { n: 2 })).toEqual({ ok: true, value: { n: 4 } });
  });

  it.each([
    ['a wrong type', [{ n: '2' }]],
    ['an extra key', [{ n: 2, summary: 'Về việc' }]],
    ['no argument', []],
    ['one argument too many', [{ n: 2 }, 'more']],
    ['null', [null]],
  ])('is refused before anything runs with %s', async (_, args) => {
    expect(await invoke(own, ...args)).toEqual({ ok: false, error: { code: 'ARGUMENT_INVALID' } });
    expect(calls).toBe(0);
  });

  it.each([
    ['a wrong result', { n: 'Về việc' }],
    ['a result with an extra key', { n: 4, summary: 'Về việc' }],
  ])('hands back no part of %s', async (_, wrong) => {
    result = wrong;
    expect(await invoke(own, { n: 2 })).toEqual({ ok: false, error: { code: 'RESULT_INVALID' } });
    expect(logged.join('')).not.toContain('Về việc');
  });

  it('leaves no PIN behind, neither after an answer nor after a refusal', async () => {
    const pin = Uint8Array.of(49, 50, 51, 52);
    await registered.get('pin')?.(own, { pin });
    const refused = Uint8Array.of(49, 50, 51, 52);
    await registered.get('pin')?.(own, { pin: refused, extra: 1 });
    expect([...pin, ...refused]).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect(seen).toEqual([pin]);
  });

  it('leaves no PIN behind when its handler fails, or when it comes as a second argument', async () => {
    const failed = Uint8Array.of(49, 50, 51, 52);
    fail = true;
    await registered.get('pin')?.(own, { pin: failed });
    const second = Uint8Array.of(49, 50, 51, 52);
    await registered.get('pin')?.(own, {}, { pin: second });
    expect([...failed, ...second]).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('has its PIN while the handler works', async () => {
    await registered.get('pin')?.(own, { pin: Uint8Array.of(49, 50, 51, 52) });
    expect(digits).toEqual([[49, 50, 51, 52]]);
  });
});

describe('a foreign sender', () => {
  it.each([
    ['a sub frame', { sender: ours, senderFrame: frame({ parent: frame(), frameTreeNodeId: 2 }) }],
    [
      'another origin',
      { sender: ours, senderFrame: frame({ origin: 'https://tram-mat', url: 'https://tram-mat/' }) },
    ],
    ['an opaque origin', { sender: ours, senderFrame: frame({ origin: 'null', url: 'about:srcdoc' }) }],
    [
      'a host that begins like ours',
      { sender: ours, senderFrame: frame({ origin: `${appOrigin}.vn`, url: `${appOrigin}.vn/` }) },
    ],
    ['a replaced frame', { sender: ours, senderFrame: frame({ detached: true }) }],
    ['a frame that is gone', { sender: ours, senderFrame: null }],
    ['a frame that is not the main one', { sender: ours, senderFrame: frame({ frameTreeNodeId: 9 }) }],
    ['contents that we did not open', { sender: contents(), senderFrame: frame() }],
  ])('is refused before its arguments are looked at: %s', async (_, event) => {
    expect(await invoke(event, { n: 2 })).toEqual({ ok: false, error: { code: 'SENDER_REFUSED' } });
    expect(calls).toBe(0);
  });

  it('leaves no PIN behind either', async () => {
    const pin = Uint8Array.of(49, 50, 51, 52);
    const event = { sender: contents(), senderFrame: frame() };
    expect(await registered.get('pin')?.(event, { pin })).toEqual({
      ok: false,
      error: { code: 'SENDER_REFUSED' },
    });
    expect([...pin]).toEqual([0, 0, 0, 0]);
    expect(seen).toEqual([]);
  });

  it('is refused when its contents are destroyed', () => {
    const dead = contents({ isDestroyed: () => true });
    const admits = senderGate(() => true);
    expect(admits({ sender: dead, senderFrame: frame() } as never)).toBe(false);
  });
});
