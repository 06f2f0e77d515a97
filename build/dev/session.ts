import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { outDirectory } from '../run/paths.ts';
import { watchBundles } from './bundles.ts';
import type { Command } from './commands.ts';
import type { Part } from './watch.ts';

/** What Electron starts in development; never packaged, the package takes `out/app` only. */
export const developmentApp = join(outDirectory, 'dev');

/** The command that shows a change, the most thorough one first; main itself can only be started anew. */
const commandOf: Record<Exclude<Part, 'main'>, Command> = {
  tokenHost: 'restart-token-host',
  core: 'restart-core',
  pages: 'reload',
  components: 'refresh',
  style: 'style',
};

/** Builds, starts a terminal with `launch`, and keeps it showing the sources until it ends or is stopped. */
export async function develop(launch: () => ChildProcess) {
  let terminal: ChildProcess | undefined;
  const ended = Promise.withResolvers<void>();
  let changes = Promise.resolve();

  const start = () => {
    const child = launch();
    terminal = child;
    child.once('exit', () => child === terminal && ended.resolve());
  };
  const end = async () => {
    const child = terminal;
    terminal = undefined;
    if (child === undefined || child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await gone;
  };
  const show = async (parts: readonly Part[]) => {
    console.log(`${new Date().toTimeString().slice(0, 8)} ${parts.join(', ')}`);
    if (parts.includes('main')) {
      await end();
      start();
      return;
    }
    for (const part of ['tokenHost', 'core', 'pages', 'components', 'style'] as const)
      if (parts.includes(part)) terminal?.stdin?.write(`${commandOf[part]}\n`);
  };

  const bundles = await watchBundles(developmentApp, {
    built(parts) {
      changes = changes.then(() => show(parts));
    },
    failed: (message) => console.error(message),
  });
  start();
  return {
    /** Resolves when the terminal was closed by its user. */
    ended: ended.promise,
    async stop() {
      await bundles.close();
      await changes;
      await end();
    },
  };
}
