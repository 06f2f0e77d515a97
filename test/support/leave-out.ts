import { it } from 'vitest';
import { missingPackages } from '../../build/setup/debian-packages.mjs';

/** Stands for tests that cannot run here: a run ends with the line, and with `CI` set it fails. */
export function leaveOut(what: string, reason: string): void {
  const line = `${what}: left out, because ${reason}`;
  it(line, ({ skip }) => {
    if ((process.env['CI'] ?? '') !== '') throw new Error(line);
    skip(line);
  });
}

/** Why something that needs these Debian packages cannot run here; undefined where it can. */
export function withoutPackages(names: readonly string[]): string | undefined {
  const missing = missingPackages(names).join(' ');
  return missing === ''
    ? undefined
    : `there is no ${missing.replaceAll(' ', ', ')} (apt-get install -y --no-install-recommends ${missing})`;
}
