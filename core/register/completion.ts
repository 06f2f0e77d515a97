import type { CodedRecord, WrittenRecord } from '../../contract/record/coded-record.ts';
import type { Completion } from '../../contract/record/completion.ts';
import { checkCompletion } from '../../domain/record/completion.ts';
import { registerLine } from '../../domain/record/line.ts';
import { checkIncoming, checkReply, checkShared, checkSigner } from '../../domain/record/line-rules.ts';
import type { RegisterContext } from './context.ts';

/**
 * The line of an envelope that was opened by the person named on it. Everything in it follows the rules of a new line:
 * NOTHING_TO_COMPLETE, RECORD_INVALID and those of contract/errors/register.ts, with the field.
 */
export function completedLine(old: CodedRecord, inside: Completion, context: RegisterContext): WrittenRecord {
  const { generation: _, ...line } = { generation: undefined, ...old };
  const completed = registerLine({ ...line, ...inside, copies: inside.copies ?? old.copies });
  checkCompletion(old, completed);
  checkIncoming(completed, context);
  checkShared(completed, context);
  checkReply(completed, context);
  checkSigner({ ...completed, namedOpenerOnly: false }, context);
  return completed;
}
