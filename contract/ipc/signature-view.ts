import { z } from 'zod';
import { ErrorCode } from '../errors/index.ts';
import { Name } from '../exchange/directory.ts';
import { MessageStatus } from '../record/status.ts';
import { Instant } from '../scalar.ts';

/** The validity of one signature, as one row with its reasons. */
export const SignatureView = z.strictObject({
  role: z.enum([
    'person',
    'organisation',
    'endpoint',
    'checkpoint',
    'receiver',
    'authority',
    'countersigner',
  ]),
  /** What a receiver states by it; null of any other. */
  status: MessageStatus.nullable(),
  subject: Name,
  at: Instant.nullable(),
  valid: z.boolean(),
  fault: ErrorCode.nullable(),
  warnings: z.array(ErrorCode).max(5),
});
export type SignatureView = z.infer<typeof SignatureView>;
