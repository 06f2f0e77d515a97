import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { InlineConfig, Plugin, Rolldown } from 'vite';
import { root } from '../run/paths.ts';
import { rendererConfig } from '../vite.renderer.config.ts';
import { buildVendor, isPackage, vendorPath } from './vendor.ts';
import { type Listener, type Part, watch } from './watch.ts';

const page = join(root, 'build', 'dev', 'page');

/**
 * Builds the pages in chunks that a running page can take one by one. A chunk is named by its content and that of
 * the chunks it imports, so an import of `refresh.js` evaluates what changed and whatever imports it, and nothing
 * else: the stores, the answers of the core and the packages stay as they are.
 */
export async function watchPages(outDir: string, listener: Listener): Promise<Rolldown.RolldownWatcher> {
  const pages = join(outDir, 'renderer');
  let packages: ReadonlySet<string> = new Set();
  let builtPackages: ReadonlySet<string> = new Set();
  let base: string | undefined;
  let loadsAgain = false;
  const observe: Plugin = {
    name: 'chunks-of-page',
    generateBundle(_options, bundle) {
      packages = new Set([...this.getModuleIds()].filter(isPackage));
      const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
      const now = chunks.find(({ name }) => name === 'base')?.fileName;
      loadsAgain = now !== base;
      base = now;
    },
  };
  const config = rendererConfig(pages);
  const watched: InlineConfig = {
    ...config,
    plugins: [developmentPage, refreshable, observe],
    oxc: { jsx: { runtime: 'automatic', refresh: true } },
    build: {
      ...config.build,
      minify: false,
      emptyOutDir: false,
      modulePreload: false,
      rolldownOptions: {
        input: [join(root, 'renderer', 'index.html'), join(page, 'refresh.ts')],
        treeshake: false,
        external: isPackage,
        output: {
          codeSplitting: {
            includeDependenciesRecursively: false,
            groups: [{ name: chunkOf, debugName: 'folders' }],
          },
          paths: vendorPath,
          entryFileNames: ({ name }) => (name === 'refresh' ? 'refresh.js' : '[name]-[hash].js'),
          chunkFileNames: '[name]-[hash].js',
          assetFileNames: '[name][extname]',
        },
      },
    },
  };
  return watch(watched, listener, async (changed): Promise<Part[]> => {
    const addsPackage = [...packages].some((name) => !builtPackages.has(name));
    if (addsPackage) {
      await buildVendor([...packages], pages);
      builtPackages = packages;
    }
    if (changed.every((file) => file.endsWith('.css'))) return ['style'];
    return addsPackage ||
      loadsAgain ||
      changed.some((file) => starts.has(relative(root, file)) || holdsHook(file))
      ? ['pages']
      : ['components'];
  });
}

/** What runs once for each load of the page: the development script, then the product's. */
const starts: ReadonlyMap<string, string> = new Map([
  ['renderer/index.html', 'start'],
  ['build/dev/page/main.ts', 'start'],
  ['renderer/app/main.tsx', 'product'],
]);
/** A chunk of its own: React draws what stands under a class anew when the class is evaluated again. */
const errorBoundary = 'renderer/app/error-boundary.tsx';

/**
 * The folders of the windows are a chunk each, one imports the other in the order of the layers. `base` is the rest,
 * and every store: what has to stay while components are replaced. `start` runs once.
 */
function chunkOf(module: string, context: Rolldown.ChunkingContext): string | null {
  const path = relative(root, module);
  if (path === 'build/dev/page/refresh.ts') return null;
  const start = starts.get(path);
  if (start !== undefined) return start;
  if (path === errorBoundary) return 'boundary';
  if (path === 'renderer/app/zod.ts' || context.getModuleInfo(module)?.importedIds.includes('zustand'))
    return 'base';
  const [, folder, screen] = /^renderer\/(i18n|keys|components|screens|app)\/(?:([^/]+)\/)?/.exec(path) ?? [];
  if (folder === 'screens') return screen ?? 'app';
  return folder ?? 'base';
}

/** React keeps the state of components apart from a hook in a file without components, such as a store. */
const holdsHook = (file: string): boolean =>
  !existsSync(file) ||
  (file.endsWith('.ts') && /^export (?:const|function) use[A-Z]/m.test(readFileSync(file, 'utf8')));

/** The product's page with the development script in place of its own. */
const developmentPage: Plugin = {
  name: 'development-page',
  transformIndexHtml: {
    order: 'pre',
    handler: (html) => html.replace('./app/main.tsx', '../build/dev/page/main.ts'),
  },
};

/** Names each component to React's refresh runtime by its file; the runtime's own file exports what starts it. */
const refreshable: Plugin = {
  name: 'refreshable-components',
  transform: {
    filter: { code: /\$Refresh(?:Reg|Sig)\$\(|function performReactRefresh/ },
    handler(code, id) {
      if (id.endsWith('/refresh-runtime.js'))
        return { code: `${code}\nexport { performReactRefresh };`, map: null };
      const from = JSON.stringify(join(page, 'registration.ts'));
      const file = JSON.stringify(relative(root, id));
      return {
        code: `import { registrationOf } from ${from};
const { $RefreshReg$, $RefreshSig$ } = registrationOf(${file});
${code}`,
        map: null,
      };
    },
  },
};
