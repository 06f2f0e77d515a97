import type { ErrorCode } from '../contract/errors/index.ts';
import { AppError } from '../contract/errors/index.ts';

/** What the shell writes down. Names and codes only: a message of an error may quote what it stumbled over. */
export interface ShellLog {
  event(name: string): void;
  failed(name: string, code: ErrorCode, error: unknown): void;
}

const named = /^[A-Za-z0-9.:_-]{1,64}$/;
const safe = (name: string) => (named.test(name) ? name : 'unnamed');

/** The kind of an error and where it was thrown: class names and stack frames, never its message. */
function traceOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const own = [safe(error.name), ...framesOf(error).slice(0, 8)];
  return error.cause === undefined ? own : [...own, 'because', ...traceOf(error.cause)];
}

/** A message may itself look like stack frames, so it is cut off before frames are looked for. */
function framesOf({ stack = '', message }: Error): string[] {
  const at = stack.indexOf(message);
  const frames = at < 0 ? [] : stack.slice(at + message.length).split('\n');
  return frames.filter((line) => /^\s+at [^\n]{1,300}$/.test(line)).map((line) => line.trim());
}

/** One JSON object a line, for the service manager or an administrator's terminal window. */
export function createLog(write: (line: string) => void): ShellLog {
  const put = (entry: Record<string, unknown>) =>
    write(`${JSON.stringify({ at: new Date().toISOString(), ...entry })}\n`);
  return {
    event: (name) => put({ event: safe(name) }),
    failed: (name, code, error) =>
      put({
        event: 'failed',
        name: safe(name),
        code,
        // A refusal is told by its code; only what was not foreseen needs a trace.
        ...(error instanceof AppError && error.cause === undefined ? {} : { trace: traceOf(error) }),
      }),
  };
}
