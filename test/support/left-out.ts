import { test } from 'vitest';
import { missingPackages } from '../../build/setup/debian-packages.mjs';

interface Needs {
  /** Debian packages by name; build/setup/debian-packages.mjs knows each. */
  readonly packages: readonly string[];
  readonly user: 'any' | 'root';
}

/**
 * The tests of `define`, where what they need is there. Elsewhere the run says at its end why they are left out, and with
 * `CI` set that is a failure.
 */
export function whereThereIs(needs: Needs, name: string, define: () => void): void {
  const reason = whyNot(needs);
  if (reason === undefined) define();
  else leaveOut(`${name}: left out, because ${reason}`);
}

function leaveOut(line: string): void {
  test(line, ({ skip }) => {
    if ((process.env['CI'] ?? '') !== '') throw new Error(line);
    skip(line);
  });
}

function whyNot({ packages, user }: Needs): string | undefined {
  const missing = missingPackages(packages);
  if (missing.length > 0)
    return `there is no ${missing.join(', ')} (apt-get install -y --no-install-recommends ${missing.join(' ')})`;
  return user === 'root' && process.getuid?.() !== 0 ? 'only root may run it' : undefined;
}
