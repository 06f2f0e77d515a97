import { appendFileSync, renameSync, statSync } from 'node:fs';
import type { ClockPort, LogPort } from '../../core/ports/system.ts';

/** Bytes after which the log begins anew; one older file is kept. */
const limit = 4 * 1024 * 1024;

/** Appends one JSON line an entry, with its time. An entry holds names, codes, identities and counts only. */
export function lineFile(path: string, clock: Pick<ClockPort, 'now'>): (entry: object) => void {
  let writable = true;
  return (entry) => {
    try {
      const stat = statSync(path, { throwIfNoEntry: false });
      // A pipe would keep the process waiting for a reader.
      if (stat !== undefined && !stat.isFile()) throw new Error('not a regular file');
      if (stat !== undefined && stat.size > limit) renameSync(path, `${path}.1`);
      const at = new Date(clock.now()).toISOString();
      appendFileSync(path, `${JSON.stringify({ at, ...entry })}\n`, { mode: 0o600 });
      writable = true;
    } catch (error) {
      // A log that cannot be written stops no work: what matters is in the ledger. Told once, on standard error.
      if (writable)
        process.stderr.write(`${JSON.stringify({ event: 'log-failed', code: systemCode(error) })}\n`);
      writable = false;
    }
  };
}

/** The core's log as a file; the port admits nothing but codes, identities and counts. */
export function fileLog(path: string, clock: Pick<ClockPort, 'now'>): LogPort {
  const write = lineFile(path, clock);
  return { event: (name, facts = {}) => write({ name, ...facts }) };
}

const systemCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNEXPECTED';
