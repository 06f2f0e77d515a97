import { expect } from 'vitest';
import type { ErrorCode } from '../../../contract/errors/index.ts';

/** Base64 with one bit of the byte at `at` turned. */
export function bent(base64: string, at: number): string {
  const bytes = Buffer.from(base64, 'base64');
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  return bytes.toString('base64');
}

/** Holds when the promise is refused with one of the codes. */
export const refusedWith = (promise: Promise<unknown>, ...codes: ErrorCode[]) =>
  expect(
    promise.then(
      () => 'accepted',
      (error: { code?: string }) => error.code,
    ),
  ).resolves.toSatisfy((outcome: ErrorCode) => codes.includes(outcome));
