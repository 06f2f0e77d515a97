import { build, type InlineConfig, type Rolldown } from 'vite';

/** The part of a terminal that a changed file belongs to; `components` are pages that need not be loaded again. */
export type Part = 'style' | 'components' | 'pages' | 'core' | 'tokenHost' | 'main';

export interface Listener {
  /** Called after each build, with the parts whose code it changed. */
  built(parts: readonly Part[]): void;
  /** Called with what the bundler says of a source that does not build. */
  failed(message: string): void;
}

/** Builds once, then again on each change; resolves after the first build. */
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
    const parts = await partsOf(files);
    if (isFirst) first.resolve();
    else if (parts.length > 0) listener.built(parts);
    isFirst = false;
  });
  await first.promise;
  return watcher;
}
