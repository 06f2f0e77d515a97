import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type InlineConfig, type Plugin, type Rolldown } from 'vite';
import { root } from '../run/paths.ts';
import { preloadConfig, processesConfig } from '../vite.electron.config.ts';
import { rendererConfig } from '../vite.renderer.config.ts';
import { buildVendor, isPackage, vendorPath } from './vendor.ts';

/** The part of a terminal that a changed file belongs to. */
export type Part = 'style' | 'pages' | 'core' | 'tokenHost' | 'main';
type Process = Exclude<Part, 'style' | 'pages'>;

export interface Listener {
  /** Called after each build, with the parts whose code it changed. */
  built(parts: readonly Part[]): void;
  /** Called with what the bundler says of a source that does not build. */
  failed(message: string): void;
}

const entryOf: Record<Process, string> = { core: 'core-process', tokenHost: 'token-process', main: 'main' };
const processes = Object.keys(entryOf) as Process[];

/** Builds the development bundles into a folder that Electron can start, and again whenever a source is saved. */
export async function watchBundles(outDir: string, listener: Listener): Promise<{ close(): Promise<void> }> {
  rmSync(outDir, { recursive: true, force: true });
  mkdirSync(outDir, { recursive: true });
  writeFileSync(
    join(outDir, 'package.json'),
    '{ "name": "tram-mat", "main": "main.js", "type": "module" }\n',
  );
  const watchers = [await watchProcesses(outDir, listener), await watchPages(outDir, listener)];
  return {
    async close() {
      for (const watcher of watchers) await watcher.close();
    },
  };
}

async function watchProcesses(outDir: string, listener: Listener): Promise<Rolldown.RolldownWatcher> {
  const preload = join(root, 'electron', 'preload.ts');
  let modules: Record<Process, ReadonlySet<string>>;
  const collect: Plugin = {
    name: 'modules-of-processes',
    buildStart() {
      this.addWatchFile(preload);
    },
    generateBundle(_options, bundle) {
      modules = {
        core: modulesOf('core', bundle),
        tokenHost: modulesOf('tokenHost', bundle),
        main: modulesOf('main', bundle).add(preload),
      };
    },
  };
  const config = processesConfig(outDir, join(root, 'build', 'dev', 'main.ts'));
  await build(preloadConfig(outDir));
  return watch(
    { ...config, plugins: [collect], build: { ...config.build, emptyOutDir: false, sourcemap: true } },
    listener,
    async (changed) => {
      const parts = processes.filter((part) => changed.some((file) => modules[part].has(file)));
      if (parts.includes('main')) await build(preloadConfig(outDir));
      return parts;
    },
  );
}

async function watchPages(outDir: string, listener: Listener): Promise<Rolldown.RolldownWatcher> {
  const pages = join(outDir, 'renderer');
  const wanted = new Set<string>();
  let built = 0;
  const base = rendererConfig(pages);
  const config: InlineConfig = {
    ...base,
    plugins: [developmentPage],
    build: {
      ...base.build,
      minify: false,
      emptyOutDir: false,
      rolldownOptions: {
        external(id) {
          if (isPackage(id)) wanted.add(id);
          return isPackage(id);
        },
        output: {
          codeSplitting: false,
          paths: vendorPath,
          entryFileNames: 'page.js',
          assetFileNames: '[name][extname]',
        },
      },
    },
  };
  return watch(config, listener, async (changed) => {
    if (wanted.size > built) await buildVendor([...wanted], pages);
    built = wanted.size;
    return changed.every((file) => file.endsWith('.css')) ? ['style'] : ['pages'];
  });
}

/** The product's page with the development script in place of its own. */
const developmentPage: Plugin = {
  name: 'development-page',
  transformIndexHtml: {
    order: 'pre',
    handler: (html) => html.replace('./app/main.tsx', '../build/dev/page/main.ts'),
  },
};

/** Builds once, then again on each change; resolves after the first build. */
async function watch(
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

/** Files of every module that the entry of a process runs, through all chunks it imports. */
function modulesOf(process: Process, bundle: Rolldown.OutputBundle): Set<string> {
  const seen = new Set<Rolldown.OutputChunk>();
  const visit = (name: string): void => {
    const chunk = bundle[name];
    if (chunk?.type !== 'chunk' || seen.has(chunk)) return;
    seen.add(chunk);
    for (const next of [...chunk.imports, ...chunk.dynamicImports]) visit(next);
  };
  visit(`${entryOf[process]}.js`);
  return new Set([...seen].flatMap((chunk) => chunk.moduleIds));
}
