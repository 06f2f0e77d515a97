import { createRequire } from 'node:module';
import { build, type InlineConfig, type Plugin } from 'vite';
import { rendererConfig } from '../vite.renderer.config.ts';

const require = createRequire(import.meta.url);

/** An import of a package, as opposed to a file of ours; a package's style sheets are bundled with ours. */
export const isPackage = (id: string): boolean => /^[@a-z]/i.test(id) && !id.endsWith('.css');

/** Where the page finds a package, relative to the page's own script. */
export const vendorPath = (specifier: string): string => `./vendor/${fileName(specifier)}.js`;

const fileName = (specifier: string): string => specifier.replaceAll(/[^\w-]/g, '_');

/**
 * Builds the page's packages, one module for each import, once for all later builds of our own code: they are
 * nine tenths of the page and change with package-lock.json only.
 */
export async function buildVendor(specifiers: readonly string[], outDir: string): Promise<void> {
  const base = rendererConfig(outDir);
  const config: InlineConfig = {
    ...base,
    logLevel: 'error',
    plugins: [reexport],
    // React replaces components of a running page in its development build only.
    define: { 'process.env.NODE_ENV': '"development"' },
    build: {
      ...base.build,
      minify: false,
      emptyOutDir: false,
      rolldownOptions: {
        input: Object.fromEntries(specifiers.map((name) => [fileName(name), `${prefix}${name}`])),
        preserveEntrySignatures: 'exports-only',
        output: {
          entryFileNames: 'vendor/[name].js',
          chunkFileNames: 'vendor/parts/[name].js',
          codeSplitting: { groups: [{ name: 'all', test: /node_modules/ }] },
        },
      },
    },
  };
  await build(config);
}

const prefix = 'vendor:';
const reexport: Plugin = {
  name: 'vendor',
  resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
  load(id) {
    if (!id.startsWith(`\0${prefix}`)) return undefined;
    const name = id.slice(prefix.length + 1);
    const from = JSON.stringify(name);
    if (!isCommonJs(name))
      return `import * as all from ${from}; export * from ${from}; export default Reflect.get(all, 'default');`;
    const names = Object.keys(require(name)).filter((key) => key !== 'default');
    return `import module from ${from}; export default module; export const { ${names.join(', ')} } = module;`;
  },
};

/** React's packages are the CommonJS ones: their names cannot be told from an `export *`. */
const isCommonJs = (name: string): boolean => /^react(-dom)?(\/|$)/.test(name);
