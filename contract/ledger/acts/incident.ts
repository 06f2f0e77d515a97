import { z } from 'zod';
import { ErrorCode } from '../../errors/index.ts';
import { ControlCode } from '../../record/control-code.ts';
import { actForm } from './form.ts';

/**
 * Something that must be looked into: a clock set back, a ledger behind its anchor, a damaged page. `code` is
 * that of the records it is about (RECORD_CODE_SHARED).
 */
export const incident = actForm({
  subject: 'token',
  generations: [z.strictObject({ fault: ErrorCode, code: ControlCode.optional() })],
});
