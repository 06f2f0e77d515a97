import type { ClockPort } from '../../core/ports/system.ts';
import { lineFile } from '../system/log.ts';
import type { TokenLog } from './log.ts';

/** The token host's log as a file of JSON lines, rotated like the core's. */
export function tokenFileLog(path: string, clock: Pick<ClockPort, 'now'>): TokenLog {
  const write = lineFile(path, clock);
  return {
    loaded: ({ manufacturer, libraryVersion, cryptokiVersion, flags, digest }) =>
      write({ name: 'module-loaded', manufacturer, libraryVersion, cryptokiVersion, flags, digest }),
    failed: (step, cause) => write({ name: 'failed', step, ...cause }),
  };
}
