import { ReadStream } from 'node:tty';
import { AppError } from '../../contract/errors/index.ts';

const [enter, lineFeed, interrupt, backspace, erase] = [0x0d, 0x0a, 0x03, 0x08, 0x7f];
const mostBytes = 64;

/**
 * The PIN that a person types, without an echo. The one who takes it zeroes it. PIN_NOT_TYPED where nobody can type one,
 * who types it gives up with Ctrl+C, or types none.
 */
export async function typedPin(
  input: NodeJS.ReadStream,
  ask: (words: string) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  if (!(input instanceof ReadStream)) throw new AppError('PIN_NOT_TYPED');
  const typed = Buffer.alloc(mostBytes);
  let length = 0;
  // The terminal shows what is typed until it is told not to, so that comes before the question.
  input.setRawMode(true);
  try {
    ask('PIN: ');
    for await (const chunk of input as AsyncIterable<Buffer>) {
      const taken = take(chunk, typed, length);
      chunk.fill(0);
      length = taken.length;
      if (taken.done) break;
    }
    if (length === 0) throw new AppError('PIN_NOT_TYPED');
    return Uint8Array.from(typed.subarray(0, length));
  } finally {
    typed.fill(0);
    input.setRawMode(false);
    ask('\n');
  }
}

/** Takes what came, up to Enter. */
function take(chunk: Uint8Array, typed: Buffer, before: number): { length: number; done: boolean } {
  let length = before;
  for (const byte of chunk) {
    if (byte === interrupt) return { length: 0, done: true };
    if (byte === enter || byte === lineFeed) return { length, done: true };
    if (byte === backspace || byte === erase) length = Math.max(0, length - 1);
    else if (length < typed.length) {
      typed[length] = byte;
      length += 1;
    }
  }
  return { length, done: false };
}
