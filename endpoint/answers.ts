import { constants, type ServerHttp2Stream } from 'node:http2';
import { AppError } from '../contract/errors/index.ts';
import { mediaType } from '../contract/exchange/api.ts';
import { ByteBudget, type Limits } from './limits.ts';
import type { AnyReply } from './wire.ts';

/** A long answer goes out in slices of this many bytes, one after another. */
const sliceBytes = 64 * 1024;

type AnswerLimits = Pick<Limits, 'deviceUndrainedBytes' | 'undrainedBytes' | 'drainTime'>;

/**
 * Answers that the other end has not taken yet. A client that opens streams and reads none of them would otherwise fill
 * the memory: HTTP/2 keeps what its window does not let out.
 */
export class Answers {
  /** Apart, so that a device that leaves pages unread can still be told why it gets no more. */
  readonly #short: ByteBudget;
  readonly #long: ByteBudget;
  readonly #drainTime: number;

  constructor({ deviceUndrainedBytes, undrainedBytes, drainTime }: AnswerLimits) {
    const limits = { each: deviceUndrainedBytes, all: undrainedBytes };
    this.#short = new ByteBudget(limits);
    this.#long = new ByteBudget(limits);
    this.#drainTime = drainTime;
  }

  /** Counts a short answer that is about to be written; false when the device must not be given one. */
  admit(device: string, stream: ServerHttp2Stream, bytes: number): boolean {
    if (stream.destroyed) return true;
    if (!this.#short.take(device, bytes)) return false;
    const late = setTimeout(() => stream.close(constants.NGHTTP2_CANCEL), this.#drainTime);
    stream.once('close', () => {
      clearTimeout(late);
      this.#short.release(device, bytes);
    });
    return true;
  }

  /**
   * Writes a long answer. The next slice is made when the other end has taken the one before, and not at all once it
   * has taken nothing for `drainTime`. ENDPOINT_BUSY, and nothing written, when the device has left too much.
   */
  async write(device: string, reply: AnyReply, parts: AsyncIterable<Buffer>): Promise<void> {
    if (!this.#long.take(device, sliceBytes)) throw new AppError('ENDPOINT_BUSY');
    reply.hijack();
    const { stream } = reply.raw;
    try {
      if (stream.destroyed) return;
      stream.respond({ ':status': 200, 'content-type': mediaType });
      for await (const part of parts) {
        for (let at = 0; at < part.length; at += sliceBytes) {
          if (!(await this.#taken(stream, part.subarray(at, at + sliceBytes)))) return;
        }
      }
      stream.end();
    } catch (error) {
      stream.close(constants.NGHTTP2_INTERNAL_ERROR);
      throw error;
    } finally {
      this.#long.release(device, sliceBytes);
    }
  }

  /** False when the stream ended first. */
  #taken(stream: ServerHttp2Stream, slice: Buffer): Promise<boolean> {
    if (stream.destroyed) return Promise.resolve(false);
    return new Promise((resolve) => {
      const late = setTimeout(() => stream.close(constants.NGHTTP2_CANCEL), this.#drainTime);
      const settle = (isTaken: boolean) => {
        clearTimeout(late);
        stream.removeListener('close', gone);
        resolve(isTaken);
      };
      const gone = () => settle(false);
      stream.once('close', gone);
      stream.write(slice, (error) => settle(error === null || error === undefined));
    });
  }
}
