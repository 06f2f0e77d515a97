import { build, type InlineConfig, type Rolldown } from 'vite';

/** The part of a terminal that a changed file belongs to; `components` are pages that need not be loaded again. */
export type Part = 'style' | 'components' | 'pages' | 'core' | 'tokenHost' | 'main';

export interface Listener {
  /** Called after each build, with the parts whose code it changed. */
  built(parts: readonly Part[]): void;
  /** Called with the error of a build that failed; the next save builds again. */
  failed(message: string): void;
}

/**
 * Builds once, then again on each change; resolves after the first build that succeeds. `partsOf` finishes a build and
 * names the parts that the changed files belong to; if it throws, the build has failed.
 */
export async function watch(
  config: InlineConfig,
  listener: Listener,
  partsOf: (changed: readonly string[]) => Promise<Part[]>,
): Promise<Rolldown.RolldownWatcher> {
  const first = Promise.withResolvers<void>();
  let changed: string[] = [];
  let isFirst = true;
  const watcher = (await build({
    ...config,
    logLevel: 'error',
    build: { ...config.build, watch: {} },
  })) as Rolldown.RolldownWatcher;
  watcher.on('change', (file) => {
    changed.push(file);
  });
  watcher.on('event', async (event) => {
    if (event.code === 'ERROR') listener.failed(event.error.message);
    if (event.code === 'ERROR' || event.code === 'BUNDLE_END') await event.result?.close();
    if (event.code !== 'BUNDLE_END') return;
    const files = changed;
    changed = [];
    try {
      const parts = await partsOf(files);
      if (isFirst) first.resolve();
      else if (parts.length > 0) listener.built(parts);
      isFirst = false;
    } catch (error) {
      // These files are not shown yet: the next build that succeeds names their parts too.
      changed = [...files, ...changed];
      listener.failed(error instanceof Error ? error.message : String(error));
    }
  });
  await first.promise;
  return watcher;
}
