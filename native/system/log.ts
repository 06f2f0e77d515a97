import { appendFileSync, existsSync, renameSync, statSync } from 'node:fs';
import type { ClockPort, LogPort } from '../../core/ports/system.ts';

/** Bytes after which the log begins anew; one older file is kept. */
const limit = 4 * 1024 * 1024;

/** Appends one JSON line an event. Names, codes, identities and counts only: the port admits nothing else. */
export function fileLog(path: string, clock: Pick<ClockPort, 'now'>): LogPort {
  return {
    event(name, facts = {}) {
      try {
        if (existsSync(path) && statSync(path).size > limit) renameSync(path, `${path}.1`);
        appendFileSync(
          path,
          `${JSON.stringify({ at: new Date(clock.now()).toISOString(), name, ...facts })}\n`,
          {
            mode: 0o600,
          },
        );
      } catch {
        // A log that cannot be written stops no work; what matters is in the ledger.
      }
    },
  };
}
