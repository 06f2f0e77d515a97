import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';
import { root } from '../run/paths.ts';
import { preloadConfig, processesConfig } from '../vite.electron.config.ts';
import { rendererConfig } from '../vite.renderer.config.ts';
import { watchPages } from './pages.ts';
import { type Listener, type Part, watch } from './watch.ts';

type Process = Exclude<Part, 'style' | 'components' | 'pages'>;

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
  // Made once: a saved source changes the terminal's own page alone.
  await build(rendererConfig(join(outDir, 'renderer'), 'countersign'));
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
