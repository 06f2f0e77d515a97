import { app, dialog } from 'electron';
import { failureOf } from '../contract/errors/index.ts';
import { explain } from './home/explain.ts';
import type { ShellLog } from './log.ts';

/** Shows why the terminal does not start, in every language, on the screen and on standard error, and ends it. */
export async function refuseToStart(error: unknown, log: ShellLog): Promise<void> {
  const failure = failureOf(error);
  const { code } = failure;
  log.failed('start', code, error);
  const { title, text } = explain(failure);
  process.stderr.write(`${title}\n${text}\n`);
  // A second start shows the first one's window; a box on top of it would be in the way.
  if (code !== 'ALREADY_RUNNING') {
    await app.whenReady();
    dialog.showErrorBox(title, text);
  }
  app.exit(1);
}
