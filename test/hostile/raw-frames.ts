import type { TLSSocket } from 'node:tls';

/** Frames of HTTP/2 (RFC 9113) as an attacker writes them: no library divides or joins what it is given. */
export const frame = (type: keyof typeof types, stream: number, payload: Uint8Array, flags = 0): Buffer => {
  const head = Buffer.alloc(9);
  head.writeUIntBE(payload.length, 0, 3);
  head.writeUInt8(types[type], 3);
  head.writeUInt8(flags, 4);
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, payload]);
};
const types = { data: 0, headers: 1, reset: 3, settings: 4, windowUpdate: 8 } as const;
const endStream = 1;
const endHeaders = 4;

/** Begins a connection, with the settings as they are by default. */
export const beginConnection = (): Buffer =>
  Buffer.concat([Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), frame('settings', 0, Buffer.alloc(0))]);

/** Begins a request; fields as literals without indexing (RFC 7541, 6.2.2), each shorter than 127 bytes. */
export const beginRequest = (stream: number, fields: Record<string, string>): Buffer => {
  const text = (value: string) => Buffer.from(`${String.fromCharCode(value.length)}${value}`, 'latin1');
  const block = Object.entries(fields).map(([name, value]) =>
    Buffer.concat([Buffer.of(0), text(name), text(value)]),
  );
  return frame('headers', stream, Buffer.concat(block), endHeaders);
};
export const endRequest = (stream: number, body: Uint8Array): Buffer =>
  frame('data', stream, body, endStream);

/** Takes a request back (CANCEL). */
export const resetRequest = (stream: number): Buffer => frame('reset', stream, Buffer.of(0, 0, 0, 8));

/** Bytes that the other end lets the connection send, as its frames come in. */
export function watchWindow(socket: TLSSocket): { bytes: number } {
  const window = { bytes: 65_535 };
  let waiting = Buffer.alloc(0);
  socket.on('data', (bytes) => {
    waiting = Buffer.concat([waiting, bytes]);
    for (;;) {
      const length = 9 + (waiting.length < 9 ? 0 : waiting.readUIntBE(0, 3));
      if (waiting.length < length) return;
      if (waiting[3] === types.windowUpdate && waiting.readUInt32BE(5) === 0)
        window.bytes += waiting.readUInt32BE(9);
      waiting = waiting.subarray(length);
    }
  });
  return window;
}
