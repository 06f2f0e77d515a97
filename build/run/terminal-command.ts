import type { ElectronRuntime } from './electron.ts';
import { root } from './paths.ts';

/**
 * How a terminal of the demo world is started: the same for a person, the walkthrough and the tests. `app` is the
 * folder whose package.json names the main bundle.
 */
export function terminalCommand(
  runtime: ElectronRuntime,
  { home }: { home: string },
  app = root,
): { executable: string; args: string[] } {
  // Chromium's sandbox refuses root; only there it is left out.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return {
    executable: runtime.executable,
    args: [app, `--home=${home}`, ...sandbox],
  };
}
