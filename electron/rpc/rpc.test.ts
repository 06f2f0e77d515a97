import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineChannels } from '../../contract/channel.ts';
import { AppError } from '../../contract/errors/index.ts';
import { nodePort } from '../../test/support/node-process-factory.ts';
import { createLog } from '../log.ts';
import { connect } from './connect.ts';
import type { Port } from './port.ts';
import { serve } from './serve.ts';

const channels = defineChannels({
  double: { args: z.strictObject({ n: z.int() }), result: z.strictObject({ n: z.int() }) },
  never: { args: z.strictObject({}), result: z.strictObject({}) },
  secret: {
    args: z.strictObject({ pin: z.instanceof(Uint8Array) }),
    result: z.strictObject({ key: z.instanceof(Uint8Array) }),
  },
});
const events = { ticked: z.strictObject({ n: z.int() }) };

const opened: MessagePort[] = [];
afterEach(() => {
  for (const port of opened.splice(0)) port.close();
});

function pair(): [MessagePort, MessagePort] {
  const { port1, port2 } = new MessageChannel();
  opened.push(port1, port2);
  return [port1, port2];
}

const held: Uint8Array[] = [];
const logged: string[] = [];
const log = createLog((line) => logged.push(line));

const handlers = {
  double: ({ n }: { n: number }) => {
    if (n === 13) throw new AppError('RECORD_INVALID', { field: 'number' });
    if (n === 14) throw new Error('Kính gửi đồng chí: nội dung mật');
    if (n === 15) return { n: 30, summary: 'Về việc' };
    if (n === 16) return { n: 32, work: () => 'Về việc' };
    return { n: n * 2 };
  },
  never: () => new Promise<Record<string, never>>(() => {}),
  secret: ({ pin }: { pin: Uint8Array }) => {
    const key = Uint8Array.from(pin);
    held.push(pin, key);
    return { key };
  },
};

function wire(onTick: (n: number) => void = () => {}) {
  const [a, b] = pair();
  const server = serve(nodePort(a), channels, handlers, { log, events, wipe: true });
  const client = connect(nodePort(b), channels, {
    lost: 'CORE_LOST',
    log,
    events,
    onEvent: { ticked: ({ n }) => onTick(n) },
  });
  return { a, b, server, client };
}

const code = (value: Promise<unknown>) =>
  value.then(
    () => 'ok',
    (error: unknown) => (error instanceof AppError ? error.code : 'not an AppError'),
  );

describe('a call over a port', () => {
  it('answers each request with its own result, in whatever order', async () => {
    const { client } = wire();
    const answers = await Promise.all([1, 2, 3].map((n) => client.call('double', { n })));
    expect(answers).toEqual([{ n: 2 }, { n: 4 }, { n: 6 }]);
  });

  it('that is urgent goes before those that wait, where requests are begun one after another', async () => {
    const [a, b] = pair();
    serve(nodePort(a), channels, handlers, { log, events, urgent: (name) => name === 'secret' });
    const client = connect(nodePort(b), channels, {
      lost: 'CORE_LOST',
      log,
      events,
      onEvent: { ticked() {} },
    });
    const answered: string[] = [];
    const ask = [1, 2, 3].map((n) => client.call('double', { n }).then(() => answered.push(`${n}`)));
    ask.push(client.call('secret', { pin: Uint8Array.of(1) }).then(() => answered.push('urgent')));
    await Promise.all(ask);
    expect(answered).toEqual(['urgent', '1', '2', '3']);
    held.splice(0);
  });

  it('carries a failure as its code and field', async () => {
    const { client } = wire();
    await expect(client.call('double', { n: 13 })).rejects.toMatchObject({
      code: 'RECORD_INVALID',
      field: 'number',
    });
  });

  it('lets no message of a foreign error through, neither to the caller nor to the log', async () => {
    const { client } = wire();
    const error = await client.call('double', { n: 14 }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'UNEXPECTED', message: 'UNEXPECTED' });
    expect(logged.join('')).toContain('"trace":["Error"');
    expect(logged.join('')).not.toContain('nội dung');
  });

  it('refuses a result with a key too many', async () => {
    const { client } = wire();
    expect(await code(client.call('double', { n: 15 }))).toBe('RESULT_INVALID');
    expect(await code(client.call('double', { n: 16 }))).toBe('RESULT_INVALID');
  });

  it('refuses wrong arguments at the end that receives them', async () => {
    const { client } = wire();
    expect(await code(client.call('double', { n: 1.5 }))).toBe('ARGUMENT_INVALID');
    expect(await code(client.call('double', JSON.parse('{"n":1,"x":2}')))).toBe('ARGUMENT_INVALID');
  });

  it('fails all pending and later calls with the given code when the other end goes', async () => {
    const { client, a } = wire();
    const pending = [client.call('never', {}), client.call('never', {})].map(code);
    a.close();
    expect(await Promise.all(pending)).toEqual(['CORE_LOST', 'CORE_LOST']);
    expect(await code(client.call('double', { n: 1 }))).toBe('CORE_LOST');
  });

  it('leaves no byte of arguments and results behind in the server', async () => {
    const { client } = wire();
    const { key } = await client.call('secret', { pin: Uint8Array.of(1, 2, 3, 4) });
    expect([...key]).toEqual([1, 2, 3, 4]);
    expect(held.flatMap((bytes) => [...bytes])).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });
});

describe('a server that owns the bytes that cross it', () => {
  /** A port that hands over what it is given, so that the server's own bytes can be looked at. */
  function directPort(post: Port['post'] = () => {}) {
    let receive: (message: unknown) => void = () => {};
    const port: Port = {
      post,
      listen: (onMessage) => {
        receive = onMessage;
      },
      close: () => {},
    };
    return { port, receive: (message: unknown) => receive(message) };
  }
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  const request = (pin: Uint8Array, more: object = {}) => ({
    ...{ kind: 'request', id: 1, name: 'secret', args: { pin, ...more } },
  });

  it('zeroes them when the arguments are refused', async () => {
    const { port, receive } = directPort();
    serve(port, channels, handlers, { log, events, wipe: true });
    const pin = Uint8Array.of(1, 2, 3, 4);
    receive(request(pin, { extra: 1 }));
    await settled();
    expect([...pin]).toEqual([0, 0, 0, 0]);
  });

  it('zeroes them when the handler fails', async () => {
    const { port, receive } = directPort();
    const failing = { ...handlers, secret: () => Promise.reject(new AppError('PIN_FORMAT')) };
    serve(port, channels, failing, { log, events, wipe: true });
    const pin = Uint8Array.of(1, 2, 3, 4);
    receive(request(pin));
    await settled();
    expect([...pin]).toEqual([0, 0, 0, 0]);
  });

  it('zeroes them when the answer cannot be sent any more', async () => {
    const { port, receive } = directPort();
    const server = serve(port, channels, handlers, { log, events, wipe: true });
    const pin = Uint8Array.of(1, 2, 3, 4);
    receive(request(pin));
    server.close();
    await settled();
    expect([...pin]).toEqual([0, 0, 0, 0]);
  });
});

describe('events on a port', () => {
  it('arrive parsed and in order', async () => {
    const ticks: number[] = [];
    const { server, client } = wire((n) => ticks.push(n));
    server.push('ticked', { n: 1 });
    server.push('ticked', { n: 2 });
    await client.call('double', { n: 1 });
    expect(ticks).toEqual([1, 2]);
  });

  it('that do not fit reach no listener, and the log says so', async () => {
    const ticks: number[] = [];
    const { server, client } = wire((n) => ticks.push(n));
    const from = logged.length;
    server.push('ticked', { n: 0.5 });
    server.push('ticked', { n: 3 });
    await client.call('double', { n: 1 });
    expect(ticks).toEqual([3]);
    expect(logged.slice(from)).toHaveLength(1);
    expect(logged[from]).toContain('RESULT_INVALID');
  });
});

describe('a hostile other end', () => {
  const raw = async (message: unknown) => {
    const [a, b] = pair();
    serve(nodePort(a), channels, handlers, { log, events });
    const reply = new Promise((resolve) => b.once('message', resolve));
    b.postMessage(message);
    // A well-formed request behind it shows what the bad one was answered with, if at all.
    b.postMessage({ kind: 'request', id: 9, name: 'double', args: { n: 4 } });
    return reply;
  };

  it.each([
    ['an unknown name', { kind: 'request', id: 1, name: 'nothing', args: {} }, 'CHANNEL_UNKNOWN'],
    ['an inherited name', { kind: 'request', id: 1, name: 'toString', args: {} }, 'CHANNEL_UNKNOWN'],
    ['a prototype name', { kind: 'request', id: 1, name: '__proto__', args: {} }, 'CHANNEL_UNKNOWN'],
    ['a wrong type', { kind: 'request', id: 1, name: 'double', args: { n: 'x' } }, 'ARGUMENT_INVALID'],
    ['an extra key', { kind: 'request', id: 1, name: 'double', args: { n: 1, s: '' } }, 'ARGUMENT_INVALID'],
  ])('is refused with a code: %s', async (_, message, expected) => {
    expect(await raw(message)).toEqual({ kind: 'reply', id: 1, ok: false, error: { code: expected } });
  });

  it.each([
    ['a text', 'double'],
    ['no arguments', { kind: 'request', id: 1, name: 'double' }],
    ['an extra envelope key', { kind: 'request', id: 1, name: 'double', args: { n: 1 }, x: 1 }],
    ['an identity out of range', { kind: 'request', id: 0, name: 'double', args: { n: 1 } }],
  ])('gets no answer for what is no request: %s', async (_, message) => {
    expect(await raw(message)).toEqual({ kind: 'reply', id: 9, ok: true, value: { n: 8 } });
  });

  it('cannot answer with what the schema does not let through', async () => {
    const [a, b] = pair();
    const client = connect(nodePort(b), channels, {
      lost: 'CORE_LOST',
      log,
      events,
      onEvent: { ticked() {} },
    });
    a.on('message', ({ id }: { id: number }) =>
      a.postMessage({ kind: 'reply', id, ok: true, value: { n: 'Về việc' } }),
    );
    expect(await code(client.call('double', { n: 1 }))).toBe('RESULT_INVALID');
  });
});
